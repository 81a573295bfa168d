package dev.sluice.collector.ingest;

import dev.sluice.rules.record.Incarnation;

/**
 * The records of one run of one JVM, while it lives and after its death, each once and in sequence.
 * Belongs to one thread.
 */
public interface IncarnationSource extends AutoCloseable {

  /** Whose records these are. */
  Incarnation id();

  /** The service whose directory it lies in. */
  String service();

  /** Whether the writing JVM still lives: whether it holds its lock. */
  boolean writerAlive();

  /**
   * Hands over what is there, at most so many records, without waiting. Never throws for what it
   * reads: damage goes to the consumer. An exception of the consumer goes through, and the record
   * at which it was thrown counts as not taken.
   *
   * @return how many records, gaps and damages were handed over; 0 if there is nothing now
   */
  int poll(RecordConsumer consumer, int max);

  /** The sequence that the next record should have; where to resume. */
  long nextSequence();

  /**
   * Whether nothing will ever come again: the writer is dead, the transport is read to its end and
   * the ring is drained.
   */
  boolean exhausted();

  /**
   * Allows the files that hold only records below this sequence to be deleted; call it when they
   * are durable elsewhere. An exhausted source deletes its whole directory.
   *
   * @return how many files were deleted
   */
  int release(long belowSequence);

  /** Lets go of files and mappings. */
  @Override
  void close();
}
