package dev.sluice.collector.ledger;

import java.io.IOException;

/** What lies in the ledger is not what was written. The message says what, where and what to do. */
public final class DamageException extends IOException {

  private static final long serialVersionUID = 1L;

  public DamageException(String message) {
    super(message);
  }
}
