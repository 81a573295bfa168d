package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.Method;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

  private SQLException failure(String sql) {
    return catchThrowableOfType(SQLException.class, () -> run(sql));
  }

  /** No field of an exception, of its chain, its cause and its suppressed ones holds it. */
  private static void quotesNothing(Throwable failure) throws Exception {
    assertThat(failure.toString()).doesNotContain(ADDRESS).doesNotContain("ada");
    Object words = failure.getClass().getMethod("getServerErrorMessage").invoke(failure);
    for (Method getter : words == null ? new Method[0] : words.getClass().getMethods()) {
      if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
        assertThat(String.valueOf(getter.invoke(words))).as(getter.getName()).doesNotContain("ada");
      }
    }
    assertThat(failure.getCause()).isNull();
    assertThat(failure.getSuppressed()).isEmpty();
  }

  private static String told(SQLException failure, String getter) throws Exception {
    Object words = failure.getClass().getMethod("getServerErrorMessage").invoke(failure);
    return (String) words.getClass().getMethod(getter).invoke(words);
  }

  @Test
  void error_ofALaterFetch_keepsItsFormAndLosesTheValue() throws Exception {
    mask();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1);
      String sql = "SELECT CASE WHEN id = 2 THEN email::int ELSE 1 END FROM users";
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.next()).isTrue();
        SQLException failure = catchThrowableOfType(SQLException.class, rows::next);
        assertThat(failure.getSQLState()).isEqualTo("22P02");
        assertThat(failure.getClass().getName()).isEqualTo("org.postgresql.util.PSQLException");
        assertThat(failure.getMessage())
            .contains("invalid input syntax for type integer: \"[redacted]\"");
        quotesNothing(failure);
      }
    }
  }

  @Test
  void error_ofACommit_keepsItsNamesAndLosesTheValue() throws Exception {
    mask();
    connection.setAutoCommit(false);
    run("INSERT INTO users VALUES (3, '" + ADDRESS + "')");
    SQLException failure = catchThrowableOfType(SQLException.class, connection::commit);
    assertThat(failure.getSQLState()).isEqualTo("23505");
    assertThat(failure.getMessage())
        .contains("duplicate key value violates unique constraint \"users_email_key\"");
    assertThat(told(failure, "getDetail")).isEqualTo("Key (email)=([redacted]) already exists.");
    assertThat(told(failure, "getConstraint")).isEqualTo("users_email_key");
    assertThat(told(failure, "getTable")).isEqualTo("users");
    quotesNothing(failure);
  }

  @Test
  void error_ofABatch_keepsCountsAndChain() throws Exception {
    run("ALTER TABLE users DROP CONSTRAINT users_email_key");
    run("CREATE UNIQUE INDEX only_once ON users(email)");
    mask();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO users VALUES (?, ?)")) {
      for (String address : new String[] {"new@x.org", ADDRESS, "more@x.org"}) {
        insert.setInt(1, 9);
        insert.setString(2, address);
        insert.addBatch();
      }
      BatchUpdateException failure =
          catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
      assertThat(failure.toString()).doesNotContain("ada").doesNotContain("x.org");
      assertThat(failure.getUpdateCounts()).hasSize(3);
      assertThat(failure.getNextException().getMessage()).contains("\"only_once\"");
      quotesNothing(failure.getNextException());
    }
  }

  /** The state says "syntax error"; who raises an error chooses it. */
  @Test
  void error_thatAFunctionRaises_losesItsWordsWhateverItsState() throws Exception {
    int number = 0;
    for (String state : new String[] {"42601", "08006", "40001", "57014", "28000", "P0001"}) {
      String name = "raises" + number++;
      run(
          "CREATE FUNCTION "
              + name
              + "() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%',"
              + " (SELECT email FROM users WHERE id = 2) USING ERRCODE = '"
              + state
              + "', DETAIL = 'Key (email)=(' || (SELECT email FROM users WHERE id = 2)"
              + " || ') already exists.', HINT = (SELECT email FROM users WHERE id = 2),"
              + " CONSTRAINT = (SELECT email FROM users WHERE id = 2),"
              + " TABLE = (SELECT split_part(email, '@', 1) FROM users WHERE id = 2); END $$");
      assertThat(failure("SELECT " + name + "()").toString()).contains(ADDRESS);
      mask();
      SQLException failure = failure("SELECT " + name + "()");
      assertThat(failure.getSQLState()).isEqualTo(state);
      quotesNothing(failure);
      kit.rules.maskedLabel = "";
    }
  }

  /** Read as a name while the statement runs, a value comes back as an unknown name. */
  @Test
  void error_ofANameThatIsAValue_losesIt() throws Exception {
    mask();
    for (String sql :
        new String[] {
          "SELECT email::regclass FROM users WHERE id = 2",
          "SELECT email::regtype FROM users WHERE id = 2",
          "SELECT to_tsquery(email || '&&') FROM users WHERE id = 2",
          "SELECT current_setting(email) FROM users WHERE id = 2",
          "SELECT has_schema_privilege(email, 'USAGE') FROM users WHERE id = 2",
          "SELECT has_database_privilege(email, 'CONNECT') FROM users WHERE id = 2",
          "SELECT nextval(email) FROM users WHERE id = 2",
          "SELECT query_to_xml(email, true, true, '') FROM users WHERE id = 2",
          "SELECT email::jsonpath FROM users WHERE id = 2",
          "SELECT email::date FROM users WHERE id = 2",
          "SELECT email::uuid FROM users WHERE id = 2",
          "SELECT ('{' || email)::json FROM users WHERE id = 2",
          "SELECT to_date(email, 'YYYY') FROM users WHERE id = 2",
          "SELECT set_config('work_mem', email, false) FROM users WHERE id = 2",
          "SELECT (email || E'\\n"
              + "\" is out of range for type integer')::int FROM users WHERE id = 2",
          "SELECT ('\"' || email || '\"; invalid input syntax for type date: \"')::int FROM users"
              + " WHERE id = 2",
        }) {
      quotesNothing(failure(sql));
    }
  }

  /** Words of a known form, made up by who raises the error, with values where names belong. */
  @Test
  void error_inAKnownForm_keepsNoNameThatIsNotKnown() throws Exception {
    String[] forms = {
      "duplicate key value violates unique constraint \"%\"",
      "null value in column \"%\" of relation \"users\" violates not-null constraint",
      "invalid input syntax for type %: \"x\"",
      "permission denied for table %",
      "Key (%)=(1) already exists.",
      "relation \"%\" already exists, skipping",
      "Unknown column '%' in 'field list'",
      "Duplicate entry 'x' for key '%'",
      "Table \"%\" not found",
    };
    int number = 0;
    for (String form : forms) {
      String name = "forges" + number++;
      run(
          "CREATE FUNCTION "
              + name
              + "(loud boolean) RETURNS int LANGUAGE plpgsql AS $f$ DECLARE v text; BEGIN"
              + " SELECT split_part(email, '@', 1) INTO v FROM users WHERE id = 2;"
              + " IF loud THEN RAISE EXCEPTION $m$"
              + form
              + "$m$, v USING ERRCODE = '23505'; END IF;"
              + " RAISE WARNING $m$"
              + form
              + "$m$, v; RETURN 1; END $f$");
    }
    mask();
    for (int i = 0; i < number; i++) {
      quotesNothing(failure("SELECT forges" + i + "(true)"));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT forges" + i + "(false)")) {
        assertThat(rows.next()).isTrue();
        quotesNothing(statement.getWarnings());
      }
    }
  }

  /** A constraint that is called like a value: the error is the server's own, the name is not. */
  @Test
  void error_ofAConstraintCalledLikeAValue_losesTheName() throws Exception {
    run("ALTER TABLE users ADD CONSTRAINT \"" + ADDRESS + "\" CHECK (id < 10)");
    mask();
    SQLException failure = failure("INSERT INTO users VALUES (11, 'x')");
    assertThat(failure.getMessage()).contains("violates check constraint \"[redacted]");
    assertThat(told(failure, "getDetail")).isEqualTo("Failing row contains ([redacted]).");
    quotesNothing(failure);
  }

  @Test
  void error_ofTheTextItself_isTheDatabases() {
    mask();
    assertThat(failure("SELECT nothing FROM users").getMessage())
        .contains("column \"nothing\" does not exist");
    assertThat(failure("SELECT 1 FROM nowhere").getMessage())
        .contains("relation \"nowhere\" does not exist");
    assertThat(failure("SELECT 1 FROM WHERE").getMessage()).contains("syntax error at or near");
  }
}
