package dev.sluice.agent.mask;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement threw whose values are masked. Databases quote values in their errors: the text
 * that is no number, the key that is there already.
 */
public final class FailedStatement {

  /** SQLSTATE classes that tell of the connection, the text or the server, not of values. */
  private static final Set<String> WITHOUT_VALUES =
      Set.of("08", "0A", "24", "25", "26", "28", "3D", "3F", "40", "42", "53", "54", "55", "57");

  private static final String DATA_EXCEPTION = "22";
  private static final String INTEGRITY_VIOLATION = "23";

  private FailedStatement() {}

  /**
   * What the application shall see instead.
   *
   * @return null if what was thrown tells no value
   */
  public static @Nullable Throwable insteadOf(Throwable thrown) {
    if (!(thrown instanceof SQLException sql)) {
      return null; // not the database's words
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    String stateClass = state.length() < 2 ? "" : state.substring(0, 2);
    if (WITHOUT_VALUES.contains(stateClass) && sql.getNextException() == null) {
      return null;
    }
    SQLException replacement = replacement(sql, state, stateClass);
    replacement.setStackTrace(thrown.getStackTrace());
    return replacement;
  }

  private static SQLException replacement(SQLException sql, String state, String stateClass) {
    String text =
        "Statement failed, and the database's words are withheld because they may quote a masked"
            + " value: sqlstate="
            + state
            + ", code="
            + sql.getErrorCode()
            + ". Check types and keys of the columns it uses.";
    int code = sql.getErrorCode();
    if (sql instanceof BatchUpdateException batch) {
      return new BatchUpdateException(text, state, code, batch.getLargeUpdateCounts(), null);
    } else if (stateClass.equals(INTEGRITY_VIOLATION)) {
      return new SQLIntegrityConstraintViolationException(text, state, code);
    } else if (stateClass.equals(DATA_EXCEPTION)) {
      return new SQLDataException(text, state, code);
    }
    return new SQLException(text, state, code);
  }
}
