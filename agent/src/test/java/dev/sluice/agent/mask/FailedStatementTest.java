package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FailedStatementTest {

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

        SQLException instead = (SQLException) FailedStatement.insteadOf(thrown);

        assertThat(thrown.getMessage()).contains("ann@example.com");
        assertThat(instead.toString()).doesNotContain("ann@example.com");
        assertThat((Throwable) instead).hasNoCause();
        assertThat(instead.getSQLState()).isEqualTo(thrown.getSQLState());
        assertThat(instead.getErrorCode()).isEqualTo(thrown.getErrorCode());
      }
    }
  }

  @Test
  void insteadOf_batch_keepsItsCounts() {
    SQLException thrown =
        new BatchUpdateException("Key (e)=(ann@example.com)", "23505", 7, new int[] {1, -3});

    SQLException instead = (SQLException) FailedStatement.insteadOf(thrown);

    assertThat((Throwable) instead).isInstanceOf(BatchUpdateException.class);
    assertThat(((BatchUpdateException) instead).getUpdateCounts()).containsExactly(1, -3);
    assertThat(instead.getMessage()).doesNotContain("ann");
  }

  @Test
  void insteadOf_textThatIsNoSql_staysWhatItIs() {
    assertThat(FailedStatement.insteadOf(new SQLException("no such table", "42S02"))).isNull();
    assertThat(FailedStatement.insteadOf(new IllegalStateException("pool"))).isNull();
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
