package dev.sluice.collector.store;

import dev.sluice.rules.record.Incarnation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of a store. Safe for any number of threads; sees what was committed.
 *
 * <p>Without a condition on {@link SearchKey#TYPE}, outcomes, transaction steps and heartbeats are
 * not listed by themselves: they are shown with the statements they belong to.
 */
public interface RecordReader {

  /**
   * The newest records that match.
   *
   * @param before only those at smaller positions; {@link Long#MAX_VALUE} for the newest of all
   * @param limit at most so many
   */
  Page find(RecordQuery query, long before, int limit) throws StoreException;

  /**
   * What came after a position, oldest first, for following live. An outcome or a transaction step
   * that came after it brings the statements that it changes once more.
   */
  Tail after(RecordQuery query, long position, int limit) throws StoreException;

  /** One record; null if there is none. */
  @Nullable Entry get(Incarnation incarnation, long sequence) throws StoreException;

  /** Every incarnation that was ever read, the latest first. */
  List<StreamState> streams() throws StoreException;

  /** The position of the latest record; 0 if there is none. */
  long lastPosition() throws StoreException;

  /**
   * What came, and where to go on.
   *
   * @param entries oldest first
   * @param position everything up to here was looked at
   */
  record Tail(List<Entry> entries, long position) {
    public Tail {
      entries = List.copyOf(entries);
    }
  }
}
