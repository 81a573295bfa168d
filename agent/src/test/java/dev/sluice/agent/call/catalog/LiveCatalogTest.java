package dev.sluice.agent.call.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveCatalogTest {

  private static EmbeddedPostgres postgres;

  private final AtomicInteger ownWork = new AtomicInteger();
  private final LiveCatalog live =
      new LiveCatalog(
          new OwnWork() {
            @Override
            public void begin() {
              ownWork.incrementAndGet();
            }

            @Override
            public void end() {
              ownWork.decrementAndGet();
            }
          },
          Duration.ofSeconds(10));

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
    try (Connection connection = postgres();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id int, \"E-Mail\" text, gone int)");
      statement.execute("ALTER TABLE users DROP COLUMN gone");
      statement.execute("CREATE VIEW v_users AS SELECT \"E-Mail\" AS contact FROM users");
      statement.execute("CREATE SCHEMA crm CREATE TABLE people (name text)");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void of_postgresql_readsTablesColumnsAndViews() throws SQLException {
    try (Connection connection = postgres()) {
      Catalog catalog = live.of(connection, "pg", "u", Dialect.POSTGRESQL).current(connection);

      assertThat(catalog.complete()).isTrue();
      assertThat(catalog.searchPath()).containsExactly("pg_catalog", "public");
      assertThat(table(catalog, "public", "users").columns()).containsExactly("id", "E-Mail");
      assertThat(table(catalog, "crm", "people").columns()).containsExactly("name");
      Catalog.Table view = table(catalog, "public", "v_users");
      assertThat(view.view()).isTrue();
      assertThat(view.viewText()).contains("FROM users").doesNotEndWith(";");
      assertThat(table(catalog, "information_schema", "columns").view()).isFalse();
      assertThat(table(catalog, "pg_catalog", "pg_stats").view())
          .as("holds values of other tables")
          .isTrue();
      assertThat(ownWork).hasValue(0);
    }
  }

  @Test
  void of_h2_readsTablesColumnsAndViews() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:catalog");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id int, email varchar(40))");
      statement.execute("CREATE VIEW v_users AS SELECT email AS contact FROM users");

      Catalog catalog = live.of(connection, "h2", "sa", Dialect.H2).current(connection);

      assertThat(catalog.complete()).isTrue();
      assertThat(catalog.searchPath()).containsExactly("PUBLIC");
      assertThat(table(catalog, "PUBLIC", "USERS").columns()).containsExactly("ID", "EMAIL");
      assertThat(table(catalog, "PUBLIC", "V_USERS").viewText()).contains("EMAIL");
      assertThat(table(catalog, "INFORMATION_SCHEMA", "COLUMNS").columns()).isNotEmpty();
      try (ResultSet timeout =
          statement.executeQuery(
              "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                  + " WHERE SETTING_NAME = 'QUERY_TIMEOUT'")) {
        assertThat(statement.getQueryTimeout()).isZero();
        assertThat(timeout.next() && timeout.getInt(1) != 0).isFalse();
      }
    }
  }

  @Test
  void of_anyOtherDatabase_readsItsMetadata() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:other");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id int, email varchar(40))");
      statement.execute("CREATE VIEW v_users AS SELECT email AS contact FROM users");

      Catalog catalog = live.of(connection, "any", "sa", Dialect.ANSI).current(connection);

      assertThat(catalog.complete()).isTrue();
      assertThat(table(catalog, "PUBLIC", "USERS").columns()).containsExactly("ID", "EMAIL");
      assertThat(table(catalog, "PUBLIC", "USERS").view()).isFalse();
      assertThat(table(catalog, "PUBLIC", "V_USERS").view()).isTrue();
    }
  }

  @Test
  void of_secondConnection_readsNothing() throws SQLException {
    try (Connection first = postgres()) {
      Catalog before = live.of(first, "pg", "u", Dialect.POSTGRESQL).current(first);
      KnownCatalog known = live.of(unusable(), "pg", "u", Dialect.POSTGRESQL);

      assertThat(known.current(unusable())).isSameAs(before);
      assertThat(known.problem()).isEmpty();
    }
  }

  @Test
  void of_otherUser_readsAnew() throws SQLException {
    try (Connection connection = postgres()) {
      live.of(connection, "pg", "u", Dialect.POSTGRESQL);
      KnownCatalog other = live.of(unusable(), "pg", "v", Dialect.POSTGRESQL);

      assertThat(other.current(unusable()).complete()).isFalse();
      assertThat(other.problem()).contains("could not be read").doesNotContain("secret");
      assertThat(ownWork).hasValue(0);
    }
  }

  @Test
  void of_manyThreads_readOnce() throws Exception {
    AtomicInteger statements = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Connection connection = postgres()) {
      List<Future<Catalog>> catalogs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Connection counted = counting(connection, statements);
        catalogs.add(
            threads.submit(() -> live.of(counted, "pg", "u", Dialect.POSTGRESQL).current(counted)));
      }
      for (Future<Catalog> catalog : catalogs) {
        assertThat(catalog.get().complete()).isTrue();
      }
      assertThat(statements).as("statements of one read").hasValue(4);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void current_afterChange_readsAnewWithANewVersion() throws SQLException {
    try (Connection connection = postgres();
        Statement statement = connection.createStatement()) {
      KnownCatalog known = live.of(connection, "pg", "u", Dialect.POSTGRESQL);
      Catalog before = known.current(connection);
      statement.execute("CREATE TABLE later (a int)");
      known.changed();
      Catalog after = known.current(connection);
      known.changed();
      Catalog same = known.current(connection);
      statement.execute("DROP TABLE later");

      assertThat(before.tables()).doesNotContainKey(new TableName("public", "later"));
      assertThat(table(after, "public", "later").columns()).containsExactly("a");
      assertThat(after.version()).isNotEqualTo(before.version());
      assertThat(same).as("nothing changed: cached facts stay good").isSameAs(after);
    }
  }

  @Test
  void current_inAnOpenTransaction_seesItAndLeavesItOpen() throws SQLException {
    try (Connection connection = postgres();
        Statement statement = connection.createStatement()) {
      KnownCatalog known = live.of(connection, "pg", "u", Dialect.POSTGRESQL);
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE mine (a int)");
      known.changed();

      Catalog inside = known.current(connection);
      connection.rollback();
      known.changed();
      Catalog outside = known.current(connection);

      assertThat(inside.tables()).containsKey(new TableName("public", "mine"));
      assertThat(outside.tables()).doesNotContainKey(new TableName("public", "mine"));
    }
  }

  @Test
  void current_inAnAbortedTransaction_isNotCompleteAndThrowsNothing() throws SQLException {
    try (Connection connection = postgres();
        Statement statement = connection.createStatement()) {
      KnownCatalog known = live.of(connection, "pg", "u", Dialect.POSTGRESQL);
      connection.setAutoCommit(false);
      abort(statement);
      known.changed();

      Catalog catalog = known.current(connection);

      assertThat(catalog.complete()).isFalse();
      assertThat(catalog.tables()).isNotEmpty();
      assertThat(known.problem()).contains("could not be read");
      connection.rollback();
    }
  }

  @Test
  void of_connectionWithoutAutoCommit_leavesNoTransaction() throws SQLException {
    try (Connection connection = postgres();
        Connection observer = postgres();
        Statement statement = observer.createStatement()) {
      connection.setAutoCommit(false);
      int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();

      live.of(connection, "pg", "u", Dialect.POSTGRESQL);

      try (ResultSet row =
          statement.executeQuery("SELECT state FROM pg_stat_activity WHERE pid = " + pid)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("idle");
      }
    }
  }

  private static void abort(Statement statement) {
    try {
      statement.execute("SELECT 1/0");
      throw new AssertionError("division by zero passed");
    } catch (SQLException expected) {
      assertThat(expected.getSQLState()).isEqualTo("22012");
    }
  }

  private static Connection postgres() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  private static Catalog.Table table(Catalog catalog, String schema, String name) {
    Catalog.Table table = catalog.tables().get(new TableName(schema, name));
    assertThat(table).as(schema + "." + name).isNotNull();
    return table;
  }

  private static Connection unusable() {
    return (Connection)
        Proxy.newProxyInstance(
            LiveCatalogTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              throw new SQLException("secret");
            });
  }

  private static Connection counting(Connection connection, AtomicInteger statements) {
    return (Connection)
        Proxy.newProxyInstance(
            LiveCatalogTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createStatement")) {
                statements.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
