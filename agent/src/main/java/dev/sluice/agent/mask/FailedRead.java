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
   * An exception that says as much as may be said. An exception of the virtual machine is no work
   * of the driver and stays.
   */
  static Throwable without(Throwable thrown) {
    if (thrown instanceof VirtualMachineError) {
      return thrown;
    }
    String state = thrown instanceof SQLException sql ? sql.getSQLState() : null;
    int code = thrown instanceof SQLException sql ? sql.getErrorCode() : 0;
    SQLDataException replacement =
        new SQLDataException(
            "Masked value cannot be read in this form: failure="
                + thrown.getClass().getName()
                + ". Read the column as the type that it has.",
            state == null ? DATA_EXCEPTION : state,
            code);
    replacement.setStackTrace(thrown.getStackTrace());
    return replacement;
  }
}
