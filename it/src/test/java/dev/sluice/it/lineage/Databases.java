package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.lineage.Hoard.Making;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The databases that are asked, each by a session whose statements may take a few seconds. */
final class Databases implements AutoCloseable {

  /** Databases whose sensitive cells may be empty or equal to others. */
  static final int FREE = 10;

  private static final int TWINS = 6;
  private static final int MOST_SECONDS = 5;

  /** MariaDB does not end each statement that took too long: then its session is left alone. */
  private static final int MOST_SILENT_SECONDS = 15;

  /** The same rows must give the same answer by each plan. */
  private static final List<String> PLANS =
      List.of(
          "SET LOCAL enable_hashagg = off",
          "SET LOCAL enable_hashjoin = off",
          "SET LOCAL enable_sort = off",
          "SET LOCAL enable_nestloop = off",
          "SET LOCAL enable_mergejoin = off");

  /** What makes MariaDB keep and sort rows otherwise: equal ones then come in another order. */
  private static final List<String> SORTS =
      List.of(
          "SET tmp_table_size = 0, max_heap_table_size = 16384",
          "SET sort_buffer_size = 1024",
          "SET join_buffer_size = 128, join_cache_level = 0",
          "SET optimizer_switch = 'derived_merge=off,derived_with_keys=off'",
          "SET optimizer_switch = 'rowid_filter=off,join_cache_hashed=off,mrr=on'");

  private final DatabaseServer server;
  private final List<Connection> twins = new ArrayList<>();
  final Connection first;
  final Connection second;
  final List<Connection> free = new ArrayList<>();

  Databases(DatabaseServer server) throws SQLException, IOException {
    this.server = server;
    this.first = open("lineage_a", 1, Making.PLAIN);
    this.second = open("lineage_c", 2, Making.PLAIN);
    for (int i = 0; i < FREE; i++) {
      free.add(open("lineage_free" + i, 3 + i, Making.FREE));
    }
  }

  Kind kind() {
    return server.kind();
  }

  /** The first one's rows in other places, and in PostgreSQL and MariaDB by other plans. */
  List<Connection> twins() throws SQLException, IOException {
    while (twins.size() < TWINS) {
      int number = twins.size();
      Making how = number == 0 ? Making.REVERSED : Making.SHUFFLED;
      Connection twin = open("lineage_twin" + number, 1, how);
      if (kind() == Kind.POSTGRESQL && number > 0) {
        execute(twin, PLANS.get(number - 1).replace("LOCAL ", ""));
        twin.commit();
      } else if (kind() == Kind.MARIADB && number > 0) {
        execute(twin, SORTS.get(number - 1));
      }
      twins.add(twin);
    }
    return twins;
  }

  /** What makes a transaction take another plan; none where that cannot be said. */
  List<String> plans() {
    return kind() == Kind.POSTGRESQL ? PLANS : List.of();
  }

  /** A new database and a session that commits nothing by itself. */
  Connection open(String name, long seed, Making how) throws SQLException, IOException {
    DatabaseServer.Place place = Hoard.fill(server, name, seed, how);
    return Lasting.of(server, () -> session(place));
  }

  private Connection session(DatabaseServer.Place place) throws SQLException {
    Connection connection = place.connect();
    execute(
        connection,
        switch (kind()) {
          case POSTGRESQL -> "SET statement_timeout = " + MOST_SECONDS * 1000;
          case MARIADB ->
              "SET SESSION max_statement_time = %d, sql_select_limit = %d"
                  .formatted(MOST_SECONDS, Answer.MOST_ROWS + 1);
          case H2 -> "SET QUERY_TIMEOUT " + MOST_SECONDS * 1000;
        });
    if (kind() == Kind.MARIADB) {
      connection.setNetworkTimeout(Runnable::run, MOST_SILENT_SECONDS * 1000);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    first.close();
    second.close();
    for (Connection connection : free) {
      connection.close();
    }
    for (Connection connection : twins) {
      connection.close();
    }
  }
}
