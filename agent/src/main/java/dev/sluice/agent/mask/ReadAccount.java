package dev.sluice.agent.mask;

import org.jspecify.annotations.Nullable;

/**
 * What reading one result comes to: how many values were masked, and who is told of those that
 * count. Used, as its result set, by one thread at a time.
 */
final class ReadAccount {

  /** Masked values, by the counters of the plan. */
  final long[] masked;

  /** Who counts what is handed out; null if nothing is counted. */
  @Nullable ValueWatch watch;

  private int column;
  private int told;

  ReadAccount(int counters) {
    this.masked = new long[counters];
  }

  /** Hot path. A cell is about to be read. */
  void at(int index, @Nullable String label) {
    // Parameters have names and no known number; which name tells them apart is all that matters.
    column = index > 0 || label == null ? index : label.hashCode() | Integer.MIN_VALUE;
    told = 0;
  }

  /** Tells one part of the cell at work from all others of its row: an array holds many. */
  long place() {
    return ((long) column << Integer.SIZE) | told++;
  }

  /** Who counts what is handed out; without anybody nothing is. */
  ValueWatch counting() {
    ValueWatch present = watch;
    if (present == null) {
      throw new IllegalStateException("values that count are read where nobody counts them");
    }
    return present;
  }
}
