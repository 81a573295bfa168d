package dev.sluice.agent.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds clients of databases that do not go through JDBC and so pass by the agent. */
public final class OtherClients implements ProtectionReport.Section {

  private static final Map<String, String> BY_PREFIX = table();

  /** The classes that are loaded now. */
  public interface LoadedClasses {
    /** Their names are looked at, nothing else. */
    Class<?>[] now();
  }

  private final LoadedClasses loaded;

  /** Looks among those. */
  public OtherClients(LoadedClasses loaded) {
    this.loaded = loaded;
  }

  private static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("io.r2dbc.spi.", "R2DBC");
    table.put("io.vertx.sqlclient.", "Vert.x SQL client");
    table.put("com.github.jasync.sql.", "jasync-sql");
    table.put("com.mongodb.", "MongoDB driver");
    table.put("com.datastax.oss.driver.", "Cassandra driver");
    table.put("org.neo4j.driver.", "Neo4j driver");
    table.put("redis.clients.jedis.", "Redis (Jedis)");
    table.put("io.lettuce.core.", "Redis (Lettuce)");
    table.put("com.couchbase.client.", "Couchbase client");
    table.put("co.elastic.clients.", "Elasticsearch client");
    table.put("org.opensearch.client.", "OpenSearch client");
    table.put("com.clickhouse.client.", "ClickHouse client");
    table.put("com.mysql.cj.xdevapi.", "MySQL X DevAPI");
    table.put("com.google.cloud.spanner.", "Spanner client");
    return table;
  }

  @Override
  public void write(ProtectionReport.Draft draft) {
    for (String line : found()) {
      draft.gap("not JDBC, so not guarded: " + line);
    }
  }

  List<String> found() {
    TreeSet<String> found = new TreeSet<>();
    for (Class<?> type : loaded.now()) {
      String name = type.getName();
      for (Map.Entry<String, String> client : BY_PREFIX.entrySet()) {
        if (name.startsWith(client.getKey())) {
          found.add(client.getValue() + " is loaded (" + client.getKey() + "*)");
        }
      }
    }
    return new ArrayList<>(found);
  }
}
