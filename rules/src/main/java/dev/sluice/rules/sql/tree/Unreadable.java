package dev.sluice.rules.sql.tree;

/** A text that the grammar does not read. Costs no stack trace; quotes no literal. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was not read. */
  public Unreadable(String message) {
    super(message, null, false, false);
  }
}
