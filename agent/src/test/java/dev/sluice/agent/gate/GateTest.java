package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rules.Operation;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate before H2's own driver, bare and through HikariCP. */
class GateTest {

  private GateKit kit;
  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    kit = GateKit.open();
    connection = kit.loader.connect("org.h2.Driver", "jdbc:h2:mem:gate", "user", "sa");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(id INT AUTO_INCREMENT PRIMARY KEY, mail VARCHAR(99))");
      statement.execute("INSERT INTO t(mail) VALUES ('a@x.org'), ('b@x.org')");
    }
    kit.records.clear();
    kit.judged.clear();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    kit.close();
  }

  private void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLInvalidAuthorizationSpecException.class,
            refusal -> {
              assertThat(refusal.getSQLState()).isEqualTo("42501");
              assertThat(refusal.getErrorCode()).isEqualTo(7158278);
            })
        .hasMessageContaining("rule=no")
        .hasMessageContaining("Agents read here.");
  }

  private int rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void deniedStatement_inEveryForm_isRefusedAndChangesNothing() throws Exception {
    String sql = "DELETE FROM t";
    try (Statement statement = connection.createStatement()) {
      refused(() -> statement.execute(sql));
      refused(() -> statement.execute(sql, Statement.RETURN_GENERATED_KEYS));
      refused(() -> statement.execute(sql, new int[] {1}));
      refused(() -> statement.execute(sql, new String[] {"ID"}));
      refused(() -> statement.executeUpdate(sql));
      refused(() -> statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
      refused(() -> statement.executeUpdate(sql, new int[] {1}));
      refused(() -> statement.executeUpdate(sql, new String[] {"ID"}));
      refused(() -> statement.executeLargeUpdate(sql));
      refused(() -> statement.executeQuery(sql));
      statement.addBatch("INSERT INTO t(mail) VALUES ('c')");
      statement.addBatch(sql);
      refused(statement::executeBatch);
      refused(statement::executeLargeBatch);
      statement.clearBatch();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql + " WHERE id = ?")) {
      statement.setInt(1, 1);
      refused(statement::execute);
      refused(statement::executeUpdate);
      refused(statement::executeLargeUpdate);
      refused(statement::executeQuery);
      statement.addBatch();
      refused(statement::executeBatch);
    }
    try (Statement call = connection.prepareCall(sql)) {
      refused(() -> ((PreparedStatement) call).execute());
    }
    assertThat(kit.of(RecordType.REFUSAL)).hasSize(18);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void refusal_namesTheRecordThatTellsOfIt() throws Exception {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM t"))
          .hasMessageContaining("(record " + GateKit.RUN + "-0)");
    }
    GateKit.Written refusal = kit.records.get(0);
    assertThat(refusal.type()).isEqualTo(RecordType.REFUSAL);
    assertThat(refusal.get(Field.VERDICT)).isEqualTo("deny");
    assertThat(refusal.get(Field.QUERY_TEXT)).isEqualTo("DELETE FROM t");
    assertThat(refusal.get(Field.DB_SYSTEM)).isEqualTo("h2database");
    assertThat(refusal.get(Field.DB_NAMESPACE)).isEqualTo("gate");
    assertThat(refusal.get(Field.DB_USER)).isEqualTo("sa");
  }

  @Test
  void query_writesIntentBeforeAndOutcomeWhenItsResultCloses() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT id FROM t WHERE id < ?")) {
      statement.setInt(1, 9);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(kit.types()).containsExactly(RecordType.INTENT);
        while (rows.next()) {
          assertThat(rows.getInt(1)).isPositive();
        }
      }
      assertThat(kit.types()).containsExactly(RecordType.INTENT, RecordType.OUTCOME);
      GateKit.Written outcome = kit.records.get(1);
      assertThat(outcome.get(Field.ROWS_RETURNED)).isEqualTo(2L);
      assertThat(outcome.get(Field.ENDED_BY)).isEqualTo("closed");
      assertThat(outcome.get(Field.INTENT_SEQUENCE)).isEqualTo(0L);
      assertThat(outcome.get(Field.STATUS)).isEqualTo("ok");
      assertThat(String.valueOf(kit.records.get(0).get(Field.PARAMETER))).hasSize(16);
    }
  }

  @Test
  void update_writesCountsAndErrors() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE t SET mail = 'x'");
      assertThatThrownBy(() -> statement.executeUpdate("UPDATE nothing SET mail = 'x'"))
          .isInstanceOf(SQLException.class);
      statement.execute("UPDATE t SET mail = 'y' WHERE id = 1");
    }
    assertThat(kit.types())
        .containsExactly(
            RecordType.INTENT,
            RecordType.OUTCOME,
            RecordType.INTENT,
            RecordType.OUTCOME,
            RecordType.INTENT,
            RecordType.OUTCOME);
    assertThat(kit.records.get(1).get(Field.ROWS_AFFECTED)).isEqualTo(2L);
    assertThat(kit.records.get(3).get(Field.STATUS)).isEqualTo("error");
    assertThat(kit.records.get(3).get(Field.SQL_STATE)).isEqualTo("42S02");
    assertThat(kit.records.get(5).get(Field.ROWS_AFFECTED)).isEqualTo(1L);
  }

  @Test
  void pooledCall_isJudgedAndRecordedOnce() throws Exception {
    DataSource pool = kit.loader.pool("jdbc:h2:mem:gate");
    try (Connection pooled = pool.getConnection()) {
      kit.records.clear();
      kit.judged.clear();
      try (PreparedStatement statement = pooled.prepareStatement("SELECT id FROM t");
          ResultSet rows = statement.executeQuery()) {
        rows.next();
      }
      assertThat(kit.types()).containsExactly(RecordType.INTENT, RecordType.OUTCOME);
      assertThat(kit.judged).containsExactly("SELECT id FROM t");
      try (Statement statement = pooled.createStatement()) {
        refused(() -> statement.execute("DELETE FROM t"));
        statement.addBatch("INSERT INTO t(mail) VALUES ('p')");
        statement.addBatch("UPDATE t SET mail = 'p'");
        kit.records.clear();
        statement.executeBatch();
      }
      assertThat(kit.types())
          .containsExactly(
              RecordType.INTENT, RecordType.INTENT, RecordType.OUTCOME, RecordType.OUTCOME);
      assertThat(kit.records.get(0).get(Field.BATCH_SIZE)).isEqualTo(2L);
    } finally {
      ((AutoCloseable) pool).close();
    }
  }

  @Test
  void preparedStatement_afterThePolicyChanged_isJudgedAnew() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("UPDATE t SET mail = 'z'")) {
      assertThat(statement.executeUpdate()).isEqualTo(2);
      GateKit.Rules stricter = kit.new Rules();
      stricter.refused = Set.of(Operation.UPDATE);
      kit.rules = stricter;
      refused(statement::executeUpdate);
    }
  }

  @Test
  void anotherTextOnPreparedStatement_doesNotChangeWhatItIsJudgedBy() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("DELETE FROM t")) {
      try {
        statement.executeQuery("SELECT id FROM t");
      } catch (SQLException notAllowedByThisDriver) {
        assertThat(notAllowedByThisDriver.getSQLState()).isNotEqualTo("42501");
      }
      refused(statement::execute);
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void observedRefusal_isRecordedAndRuns() throws Exception {
    kit.rules.enforces = false;
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM t")).isEqualTo(2);
    }
    assertThat(kit.records.get(0).get(Field.VERDICT)).isEqualTo("deny");
    assertThat(kit.records.get(0).get(Field.OBSERVED)).isEqualTo(1L);
  }

  @Test
  void fullQueue_closed_refusesInsteadOfRunningUnrecorded() throws Exception {
    kit.takes = false;
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("UPDATE t SET mail = 'q'"))
          .hasMessageContaining("on-failure.audit");
    }
    kit.takes = true;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT mail FROM t WHERE mail = 'q'")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void rolledBackChange_isOnRecordAsRolledBack() throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE t SET mail = 'r'");
    }
    connection.rollback();
    connection.setAutoCommit(true);
    GateKit.Written intent = kit.of(RecordType.INTENT).get(0);
    GateKit.Written step = kit.of(RecordType.TRANSACTION).get(0);
    assertThat(kit.of(RecordType.TRANSACTION)).hasSize(1);
    assertThat(step.get(Field.TRANSACTION_STEP)).isEqualTo("rollback");
    assertThat(step.get(Field.TRANSACTION_ID)).isEqualTo(intent.get(Field.TRANSACTION_ID));
    assertThat(intent.get(Field.TRANSACTION_ID)).isNotEqualTo(0L);
  }

  @Test
  void rollbackToSavepointAsText_leavesTheTransactionOpen() throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT s1");
      statement.executeUpdate("UPDATE t SET mail = 'r'");
      statement.execute("ROLLBACK TO SAVEPOINT s1");
      statement.executeUpdate("UPDATE t SET mail = 's'");
    }
    connection.commit();
    connection.setAutoCommit(true);
    assertThat(
            kit.of(RecordType.TRANSACTION).stream()
                .map(step -> step.get(Field.TRANSACTION_STEP))
                .toList())
        .containsExactly("savepoint", "rollback-to", "commit");
    assertThat(
            kit.of(RecordType.TRANSACTION).stream()
                .map(step -> step.get(Field.TRANSACTION_ID))
                .distinct())
        .hasSize(1);
  }

  @Test
  void maskedColumn_throughEveryForm_isMaskedOnDriverAndWrapper() throws Exception {
    kit.rules.maskedLabel = "mail";
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT mail, id FROM t")) {
        masked(rows);
      }
      assertThat(statement.execute("SELECT mail, id FROM t")).isTrue();
      masked(statement.getResultSet());
    }
    DataSource pool = kit.loader.pool("jdbc:h2:mem:gate");
    try (Connection pooled = pool.getConnection();
        PreparedStatement statement = pooled.prepareStatement("SELECT mail, id FROM t");
        ResultSet rows = statement.executeQuery()) {
      masked(rows.unwrap(ResultSet.class));
    } finally {
      ((AutoCloseable) pool).close();
    }
  }

  private static void masked(ResultSet rows) throws SQLException {
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString(1)).doesNotContain("@");
    assertThat(String.valueOf(rows.getObject("mail"))).doesNotContain("@");
    assertThat(rows.getInt(2)).isPositive();
  }
}
