package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL says beside its results quotes values: warnings, late errors, commits. */
class WordsTest {

  private static final String ADDRESS = "ada@x.org";

  private EmbeddedPostgres postgres;
  private GateKit kit;
  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    postgres = EmbeddedPostgres.start();
    kit = GateKit.open();
    String url = postgres.getJdbcUrl("postgres", "postgres");
    connection = kit.loader.connect("org.postgresql.Driver", url, "user", "postgres");
    run("CREATE TABLE users (id int, email text UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    run("INSERT INTO users VALUES (1, 'bob@x.org'), (2, '" + ADDRESS + "')");
    run(
        "CREATE FUNCTION noisy() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
            + " RAISE NOTICE 'first';"
            + " RAISE WARNING 'it is %', (SELECT email FROM users WHERE id = 2);"
            + " RETURN 1; END $$");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    kit.close();
    postgres.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void mask() {
    kit.rules.maskedLabel = "no such label";
  }

  private SQLWarning noise() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT noisy()")) {
      assertThat(rows.next()).isTrue();
      return statement.getWarnings();
    }
  }

  @Test
  void warnings_whereNothingIsMasked_areTheDatabases() throws SQLException {
    SQLWarning told = noise();
    assertThat(told.getMessage()).isEqualTo("first");
    assertThat(told.getNextWarning().getMessage()).contains(ADDRESS);
  }

  @Test
  void warnings_whereValuesAreMasked_keepStatesAndLoseWords() throws SQLException {
    mask();
    SQLWarning told = noise();
    assertThat(told.getSQLState()).isEqualTo("00000");
    assertThat(told.getMessage()).contains("withheld").doesNotContain("first");
    assertThat(told.getNextWarning().getSQLState()).isEqualTo("01000");
    assertThat(told.getNextWarning().getMessage()).contains("withheld").doesNotContain(ADDRESS);
    assertThat(told.getNextWarning().getNextWarning() == null).isTrue();
  }

  @Test
  void error_ofALaterFetch_losesItsWords() throws SQLException {
    mask();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1);
      String sql = "SELECT CASE WHEN id = 2 THEN email::int ELSE 1 END FROM users";
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.next()).isTrue();
        SQLException failure = catchThrowableOfType(SQLException.class, rows::next);
        assertThat(failure.getSQLState()).isEqualTo("22P02");
        assertThat(failure.getMessage()).contains("withheld").doesNotContain(ADDRESS);
        assertThat(failure.getCause()).isNull();
      }
    }
  }

  @Test
  void error_ofACommit_losesItsWords() throws SQLException {
    mask();
    connection.setAutoCommit(false);
    run("INSERT INTO users VALUES (3, '" + ADDRESS + "')");
    SQLException failure = catchThrowableOfType(SQLException.class, connection::commit);
    assertThat(failure.getSQLState()).isEqualTo("23505");
    assertThat(failure.getMessage()).contains("withheld").doesNotContain(ADDRESS);
  }
}
