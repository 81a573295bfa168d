package dev.sluice.collector.ledger;

/**
 * The points at which a crash would leave something half done. Real work passes them by; a test
 * stops there.
 */
@FunctionalInterface
public interface Steps {

  /** Half of a batch's bytes are in the file. */
  String HALF_WRITTEN = "half-written";

  /** A batch's bytes are written, not yet forced to disk. */
  String WRITTEN = "written";

  /** A batch is on disk, its place in the tree is not. */
  String FORCED = "forced";

  /** A batch is in the ledger, not yet in the store. */
  String APPENDED = "appended";

  /** Rows are in the store's transaction, which is not committed. */
  String ROWS_WRITTEN = "rows-written";

  /** The store has committed. */
  String PROJECTED = "projected";

  /** A new checkpoint lies beside the old one. */
  String CHECKPOINT_WRITTEN = "checkpoint-written";

  /** Passes all steps by. */
  Steps NONE = step -> {};

  /** Called when a step is reached. */
  void reached(String step);
}
