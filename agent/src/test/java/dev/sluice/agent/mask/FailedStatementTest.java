package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FailedStatementTest {

  private static final Predicate<String> NOTHING = Set.<String>of()::contains;

  @Test
  void insteadOf_conversionAndUniqueKey_quotesNothing() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (e VARCHAR(40) PRIMARY KEY)");
      statement.execute("INSERT INTO t VALUES ('ann@example.com')");
      for (String sql :
          new String[] {
            "SELECT CAST(e AS INT) FROM t", "INSERT INTO t VALUES ('ann@example.com')"
          }) {
        SQLException thrown = thrownBy(statement, sql);

        SQLException instead = (SQLException) FailedStatement.insteadOf(thrown, NOTHING);

        assertThat(thrown.getMessage()).contains("ann@example.com");
        assertThat(instead.toString()).doesNotContain("ann@example.com");
        assertThat((Throwable) instead).hasNoCause();
        assertThat((Throwable) instead).hasSameClassAs(thrown);
        assertThat(instead.getSQLState()).isEqualTo(thrown.getSQLState());
        assertThat(instead.getErrorCode()).isEqualTo(thrown.getErrorCode());
      }
    }
  }

  @Test
  void insteadOf_batch_keepsItsCounts() {
    SQLException thrown =
        new BatchUpdateException("Key (e)=(ann@example.com)", "23505", 7, new int[] {1, -3});

    SQLException instead = (SQLException) FailedStatement.insteadOf(thrown, NOTHING);

    assertThat((Throwable) instead).isInstanceOf(BatchUpdateException.class);
    assertThat(((BatchUpdateException) instead).getUpdateCounts()).containsExactly(1, -3);
    assertThat(instead.getMessage()).doesNotContain("ann");
  }

  @Test
  void insteadOf_textThatIsNoSql_staysWhatItIs() {
    assertThat(FailedStatement.insteadOf(new SQLException("no such table", "42S02"), NOTHING))
        .isNull();
    assertThat(FailedStatement.insteadOf(new IllegalStateException("pool"), NOTHING)).isNull();
  }

  /** Chains that go round, causes and suppressed ones. */
  @Test
  void insteadOf_whatHangsOnIt_isMadeAnew() {
    SQLException thrown = new SQLException("ann", "23505", 3);
    SQLException next = new SQLDataException("ann", "22001", 4);
    thrown.setNextException(next);
    next.initCause(thrown);
    thrown.initCause(new IllegalStateException("ann"));
    thrown.addSuppressed(
        new SQLException("Duplicate entry 'ann' for key 'PRIMARY'", "23000", 1062));
    thrown.addSuppressed(new IllegalStateException("ann"));

    SQLException instead =
        (SQLException) FailedStatement.insteadOf(thrown, name -> name.equals("PRIMARY"));

    assertThat((Throwable) instead).hasNoCause();
    assertThat(instead.getMessage()).doesNotContain("ann");
    assertThat((Throwable) instead.getNextException()).isInstanceOf(SQLDataException.class);
    assertThat(instead.getNextException().getErrorCode()).isEqualTo(4);
    assertThat((Throwable) instead.getNextException()).hasNoCause();
    assertThat(instead.getSuppressed()).hasSize(1);
    assertThat(instead.getSuppressed()[0])
        .hasMessage("Duplicate entry '[redacted]' for key 'PRIMARY'");
  }

  /** H2 lets anybody raise any text under any state. */
  @Test
  void insteadOf_aSignal_quotesNothing() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (e VARCHAR(40))");
      statement.execute("INSERT INTO t VALUES ('ann@example.com')");
      String sql = "SELECT SIGNAL('42000', 'Table \"' || e || '\" not found') FROM t";
      SQLException thrown = thrownBy(statement, sql);
      assertThat(thrown.getMessage()).contains("Table \"ann@example.com\"");

      SQLException instead = (SQLException) FailedStatement.insteadOf(thrown, NOTHING);

      assertThat(instead.getMessage()).startsWith("Table \"[redacted].[redacted]\" not found");
      assertThat(instead.toString()).doesNotContain("ann");
    }
  }

  private static SQLException thrownBy(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException thrown) {
      return thrown;
    }
    throw new AssertionError("passed: " + sql);
  }
}
