package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is kept on one result set: the count of its rows and, only where a value may change, its
 * masks. Like the result set itself it is used by one thread at a time.
 */
public final class Tally {

  /** What masks its values; null if no value can change. */
  public final @Nullable Object masks;

  /** The execution that produced it; null if nothing is to be written when it ends. */
  public final @Nullable Object execution;

  /** Rows that were stepped to. */
  public long rows;

  /** Steps after which each further one is asked about: a limit may be reached. */
  public long most = Long.MAX_VALUE;

  /** The furthest row that was asked about. */
  public long furthest;

  /** True while a method that moves or changes the cursor is at work: inner ones do not count. */
  public boolean moving;

  /** A tally of a result set that was just produced. */
  public Tally(@Nullable Object masks, @Nullable Object execution) {
    this.masks = masks;
    this.execution = execution;
  }
}
