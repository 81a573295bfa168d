package dev.sluice.agent.mask;

import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * Exceptions of getters without the text, the cause and the chain in which drivers quote values.
 */
final class FailedRead {

  /** SQLSTATE class 22: data exception. */
  private static final String DATA_EXCEPTION = "22000";

  private FailedRead() {}

  /**
   * An exception that says as much as may be said. What tells of the connection, of the result
   * set's state or of a feature that is not there stays; so do errors of the virtual machine.
   */
  static Throwable without(Throwable thrown) {
    if (thrown instanceof VirtualMachineError || tellsNoValue(thrown)) {
      return thrown;
    }
    String text =
        "Masked value cannot be read in this form: failure="
            + thrown.getClass().getName()
            + ". Read the column as the type that it has.";
    String state = thrown instanceof SQLException sql ? sql.getSQLState() : null;
    SQLException replacement =
        thrown instanceof SQLException sql && state != null && sql.getClass() != SQLException.class
            ? CleanFailure.like(sql, text)
            : new SQLDataException(text, state == null ? DATA_EXCEPTION : state, codeOf(thrown));
    replacement.setStackTrace(thrown.getStackTrace());
    return replacement;
  }

  private static int codeOf(Throwable thrown) {
    return thrown instanceof SQLException sql ? sql.getErrorCode() : 0;
  }

  /** The one exception of a column whose values are replaced, wherever the driver stumbled. */
  static Throwable ofMasked(Throwable thrown) {
    return thrown instanceof VirtualMachineError || tellsNoValue(thrown)
        ? thrown
        : new SQLDataException(
            "Masked value cannot be read in this form. Read the column as the type that it has.",
            DATA_EXCEPTION);
  }

  /** SQLSTATE classes 08, 0A, 24, 55: the driver had no value in its hands. */
  private static boolean tellsNoValue(Throwable thrown) {
    if (!(thrown instanceof SQLException sql)
        || sql.getCause() != null
        || sql.getNextException() != null
        || ServerWords.of(sql) != null) {
      return false;
    }
    String state = sql.getSQLState();
    return state != null
        && (state.startsWith("08")
            || state.startsWith("0A")
            || state.startsWith("24")
            || state.startsWith("55"));
  }
}
