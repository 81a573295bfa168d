package dev.sluice.collector.store;

/** What became of the transaction in which a statement ran. */
public enum TransactionEnd {
  /** The record is not about a statement. */
  NONE("none"),
  /** The statement committed by itself. */
  AUTO_COMMIT("auto-commit"),
  COMMITTED("committed"),
  ROLLED_BACK("rolled-back"),
  /** The transaction went back to a savepoint set before the statement. */
  ROLLED_BACK_TO_SAVEPOINT("rolled-back-to-savepoint"),
  /**
   * Nobody knows: the commit failed, the connection was closed, or it cannot be told to which
   * savepoint it went back.
   */
  UNKNOWN("unknown"),
  /** No end is on record yet. */
  OPEN("open");

  private final String word;

  TransactionEnd(String word) {
    this.word = word;
  }

  /** The word of the API and the page. */
  public String word() {
    return word;
  }
}
