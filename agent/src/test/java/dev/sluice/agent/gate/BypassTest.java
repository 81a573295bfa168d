package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rules.Operation;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways around the gate that were tried; this collection only grows. */
public class BypassTest {

  private GateKit kit;
  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    kit = GateKit.open();
    connection = kit.loader.connect("org.h2.Driver", "jdbc:h2:mem:bypass", "user", "sa");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(id INT PRIMARY KEY, mail VARCHAR(99))");
      statement.execute("INSERT INTO t VALUES (1, 'a@x.org'), (2, 'b@x.org')");
    }
    kit.records.clear();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    kit.close();
  }

  private long rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Called by H2, inside a statement of the application. */
  public static void run(Connection inner, String sql) throws SQLException {
    try (Statement statement = inner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void textRunByFunctionInsideTheDatabase_isJudgedByItself() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE ALIAS run FOR \"dev.sluice.agent.gate.BypassTest.run\"");
      assertThatThrownBy(() -> statement.execute("CALL run('DELETE FROM t')"))
          .hasStackTraceContaining("rule=no");
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void rowsDeletedThroughResultSet_areJudgedAsTheStatementThatTheDriverMakes() throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, mail FROM t")) {
      rows.next();
      assertThatThrownBy(rows::deleteRow).hasStackTraceContaining("rule=no");
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void maskedRow_updatedThroughResultSet_keepsItsOtherValuesInTheTable() throws Exception {
    kit.rules.maskedLabel = "mail";
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, mail FROM t")) {
      rows.next();
      assertThat(rows.getString(2)).doesNotContain("@");
      rows.updateInt(1, 7);
      rows.updateRow();
    }
    kit.rules.maskedLabel = "";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT mail FROM t WHERE id = 7")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("a@x.org");
    }
  }

  @Test
  void generatedKeys_thatAreNoKeys_areMasked() throws Exception {
    kit.rules.maskedLabel = "MAIL";
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE t SET mail = mail", new String[] {"MAIL"});
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString(1)).doesNotContain("@");
      }
      statement.executeUpdate("UPDATE t SET mail = mail", new int[] {2});
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString(1)).doesNotContain("@");
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE t SET mail = mail", new String[] {"MAIL"})) {
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString(1)).doesNotContain("@");
      }
    }
  }

  @Test
  void unwrappedStatementOfPool_isJudgedLikeItsWrapper() throws Exception {
    DataSource pool = kit.loader.pool("jdbc:h2:mem:bypass");
    try (Connection pooled = pool.getConnection();
        Statement wrapper = pooled.createStatement()) {
      Statement inner =
          (Statement) wrapper.unwrap(kit.loader.loadClass("org.h2.jdbc.JdbcStatement"));
      assertThatThrownBy(() -> inner.execute("DELETE FROM t")).hasMessageContaining("rule=no");
      Connection bare =
          (Connection) pooled.unwrap(kit.loader.loadClass("org.h2.jdbc.JdbcConnection"));
      try (Statement statement = bare.createStatement()) {
        assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM t"))
            .hasMessageContaining("rule=no");
      }
    } finally {
      ((AutoCloseable) pool).close();
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void proxyAroundStatement_hidesNothing() throws Exception {
    try (Statement real = connection.createStatement()) {
      Statement proxy =
          (Statement)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Statement.class},
                  (self, method, arguments) -> {
                    try {
                      return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      assertThatThrownBy(() -> proxy.execute("DELETE FROM t")).hasMessageContaining("rule=no");
      kit.rules.maskedLabel = "mail";
      try (ResultSet rows = proxy.executeQuery("SELECT mail FROM t")) {
        rows.next();
        assertThat(rows.getString(1)).doesNotContain("@");
      }
    }
  }

  @Test
  void sqlOfTheDriversOwnMetadata_isNotTheApplications() throws Exception {
    GateKit.Rules nothing = kit.new Rules();
    nothing.refused = Set.of(Operation.values());
    kit.rules = nothing;
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "T", null)) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("TABLE_NAME")).isEqualTo("T");
    }
    connection.setSchema("PUBLIC");
    assertThat(connection.isValid(1)).isTrue();
    assertThat(kit.of(RecordType.REFUSAL)).isEmpty();
  }

  @Test
  void textPreparedBeneathTheConnection_isJudgedAndRecorded() throws Exception {
    Object session = connection.getClass().getMethod("getSession").invoke(connection);
    assertThatThrownBy(() -> prepared(session, "DELETE FROM t")).hasStackTraceContaining("rule=no");
    kit.rules.maskedLabel = "mail";
    assertThatThrownBy(() -> prepared(session, "SELECT mail FROM t"))
        .hasStackTraceContaining("rule=on-failure.mask");
    kit.rules.maskedLabel = "";
    kit.records.clear();
    assertThat(prepared(session, "SELECT id FROM t")).isNotNull();
    assertThat(kit.types()).containsExactly(RecordType.INTENT, RecordType.OUTCOME);
    assertThat(rows()).isEqualTo(2);
  }

  private static Object prepared(Object session, String sql) throws Exception {
    return session.getClass().getMethod("prepareCommand", String.class).invoke(session, sql);
  }

  @Test
  void statementSharedByThreads_neverRunsOneTextUnderTheFactsOfAnother() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (Statement statement = connection.createStatement()) {
      Thread reader =
          new Thread(
              () -> {
                while (!stop.get()) {
                  try {
                    statement.execute("SELECT id FROM t");
                  } catch (SQLException disturbed) {
                    // the other thread closed its result: not what is tested
                  }
                }
              });
      reader.start();
      for (int i = 0; i < 5_000; i++) {
        assertThatThrownBy(() -> statement.execute("DELETE FROM t"))
            .hasMessageContaining("rule=no");
      }
      stop.set(true);
      reader.join();
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void queryLeftOpen_hasItsOutcomeWhenTheConnectionGoes() throws Exception {
    try (Connection other =
        kit.loader.connect("org.h2.Driver", "jdbc:h2:mem:bypass", "user", "sa")) {
      PreparedStatement left = other.prepareStatement("SELECT id FROM t");
      ResultSet rows = left.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(kit.of(RecordType.OUTCOME)).isEmpty();
    }
    assertThat(kit.of(RecordType.OUTCOME)).hasSize(1);
    assertThat(kit.of(RecordType.OUTCOME).get(0).get(Field.ENDED_BY)).isEqualTo("returned");
    assertThat(kit.of(RecordType.OUTCOME).get(0).get(Field.ROWS_RETURNED)).isEqualTo(1L);
  }
}
