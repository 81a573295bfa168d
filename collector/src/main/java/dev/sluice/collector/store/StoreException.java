package dev.sluice.collector.store;

/** A store did not do what was asked. After a failed write its state is unknown: reopen it. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
