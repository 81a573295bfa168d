package dev.sluice.it.coverage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The drivers and pools of the table, and where their classes are. */
final class Products {

  /** Types of drivers that lead to data, and of which no interface of the platform tells. */
  static final List<String> VENDOR_TYPES =
      List.of(
          "org.postgresql.copy.CopyManager",
          "org.postgresql.copy.PGCopyInputStream",
          "org.postgresql.copy.PGCopyOutputStream",
          "org.postgresql.fastpath.Fastpath",
          "org.postgresql.largeobject.LargeObjectManager",
          "org.postgresql.largeobject.LargeObject",
          "org.postgresql.replication.PGReplicationConnectionImpl",
          "org.postgresql.core.v3.replication.V3PGReplicationStream",
          "org.postgresql.core.v3.replication.V3ReplicationProtocol",
          "org.postgresql.core.v3.QueryExecutorImpl",
          "org.postgresql.core.v3.CopyInImpl",
          "org.postgresql.core.v3.CopyOutImpl",
          "org.postgresql.core.v3.CopyDualImpl",
          "org.postgresql.core.Notification",
          "com.mysql.cj.NativeSession",
          "org.mariadb.jdbc.client.impl.StandardClient",
          "org.mariadb.jdbc.client.impl.ReplayClient",
          "org.mariadb.jdbc.client.impl.MultiPrimaryClient",
          "org.sqlite.core.DB",
          "org.sqlite.core.NativeDB",
          "org.duckdb.DuckDBAppender",
          "org.duckdb.DuckDBSingleValueAppender",
          "com.microsoft.sqlserver.jdbc.SQLServerBulkCopy",
          "com.microsoft.sqlserver.jdbc.SQLServerBulkCSVFileRecord");

  private static final Map<String, List<String>> JARS = jars();

  private Products() {}

  private static Map<String, List<String>> jars() {
    Map<String, List<String>> jars = new LinkedHashMap<>();
    jars.put("PostgreSQL", List.of("postgresql"));
    jars.put("MySQL", List.of("mysql-connector-j"));
    jars.put("MariaDB", List.of("mariadb-java-client"));
    jars.put("H2", List.of("h2"));
    jars.put("HSQLDB", List.of("hsqldb"));
    jars.put("Derby", List.of("derby", "derbyshared", "derbytools"));
    jars.put("SQLite", List.of("sqlite-jdbc"));
    jars.put("SQL Server", List.of("mssql-jdbc"));
    jars.put("Oracle", List.of("ojdbc11"));
    jars.put("DuckDB", List.of("duckdb_jdbc"));
    jars.put("ClickHouse", List.of("clickhouse-jdbc", "jdbc-v2", "client-v2"));
    jars.put("HikariCP", List.of("HikariCP"));
    jars.put("DBCP2", List.of("commons-dbcp2"));
    jars.put("Tomcat JDBC", List.of("tomcat-jdbc"));
    jars.put("c3p0", List.of("c3p0"));
    jars.put("Agroal", List.of("agroal-pool", "agroal-api"));
    jars.put("Druid", List.of("druid"));
    return jars;
  }

  /** The jars on the class path, by product. */
  static Map<String, List<Path>> places() {
    List<Path> all =
        Arrays.stream(System.getProperty("java.class.path").split(":")).map(Path::of).toList();
    Map<String, List<Path>> places = new LinkedHashMap<>();
    JARS.forEach(
        (product, names) -> {
          List<Path> found = new ArrayList<>();
          for (String name : names) {
            all.stream().filter(jar -> artifact(jar).equals(name)).forEach(found::add);
          }
          places.put(product, found);
        });
    return places;
  }

  /** The versions of the first jar of each product. */
  static Map<String, String> versions(Map<String, List<Path>> places) {
    Map<String, String> versions = new LinkedHashMap<>();
    places.forEach((product, jars) -> versions.put(product, version(jars.get(0))));
    return versions;
  }

  static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /** A repository keeps a jar in {@code artifact/version/artifact-version.jar}. */
  private static String artifact(Path jar) {
    return jar.getNameCount() < 3 ? "" : jar.getParent().getParent().getFileName().toString();
  }

  private static String version(Path jar) {
    return jar.getParent().getFileName().toString();
  }
}
