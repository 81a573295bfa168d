package dev.sluice.agent.call.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Runs a query of a reader within its time. */
final class CatalogQuery {

  private static final int ROWS_BETWEEN_LOOKS = 256;

  private CatalogQuery() {}

  /** Takes one row. */
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  static void each(Connection connection, String sql, long deadlineNanos, Row taker)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int before = statement.getQueryTimeout();
      statement.setQueryTimeout(secondsLeft(deadlineNanos));
      try (ResultSet rows = statement.executeQuery(sql)) {
        each(rows, deadlineNanos, taker);
      } finally {
        statement.setQueryTimeout(before); // H2 keeps it for the whole session
      }
    }
  }

  static void each(ResultSet rows, long deadlineNanos, Row taker) throws SQLException {
    int untilLook = ROWS_BETWEEN_LOOKS;
    while (rows.next()) {
      taker.take(rows);
      if (--untilLook == 0) {
        secondsLeft(deadlineNanos);
        untilLook = ROWS_BETWEEN_LOOKS;
      }
    }
  }

  private static int secondsLeft(long deadlineNanos) throws SQLException {
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      throw new SQLTimeoutException("Catalog was not read in time.");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left));
  }
}
