package dev.sluice.agent.gate;

import dev.sluice.rules.Dialect;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;

/** What a statement changed that failed. */
final class Failures {

  /** Classes of SQLState that tell of no failure of the statement in the server. */
  private static final Set<String> NOT_FAILED = Set.of("00", "01", "02", "07", "08", "HY");

  private Failures() {}

  /**
   * Rows that it changed all the same: the texts of a batch before the one that failed, or those of
   * a statement that ran before the driver found fault with its result.
   *
   * @return negative if nobody can tell
   */
  static long changed(Throwable thrown, Execution execution) {
    if (thrown instanceof BatchUpdateException batch) {
      long[] counts = batch.getLargeUpdateCounts();
      return counts == null || counts.length == 0 ? ofNone(batch) : Batches.sum(counts);
    }
    return thrown instanceof SQLException failure && inServer(failure, execution) ? 0 : -1;
  }

  /** Without counts nothing ran, as far as the driver knows. */
  private static long ofNone(BatchUpdateException batch) {
    return batch.getUpdateCounts() == null ? -1 : 0;
  }

  /** A statement that fails in the server changes nothing. */
  private static boolean inServer(SQLException failure, Execution execution) {
    if (failure.getErrorCode() > 0) {
      return true;
    }
    Dialect dialect = execution.statement.connection.dialect();
    String state = failure.getSQLState();
    return dialect != Dialect.MYSQL
        && dialect != Dialect.MARIADB
        && state != null
        && state.length() == 5
        && !NOT_FAILED.contains(state.substring(0, 2));
  }
}
