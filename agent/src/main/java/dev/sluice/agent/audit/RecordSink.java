package dev.sluice.agent.audit;

import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;

/**
 * Where records go. Safe for any number of threads, virtual ones included. Never throws, never
 * locks, does no I/O beyond a store into mapped memory.
 */
public interface RecordSink {

  /** The answer when a record could not be taken; counted as lost. */
  long NOT_WRITTEN = -1;

  /** No shared body. */
  byte[] NONE = {};

  /**
   * Hot path. Publishes one record whose body is the three shared parts and {@code own}, in this
   * order. When it returns a sequence, the record survives the death of the process.
   *
   * @param type its type; an {@link RecordType#INTENT} also reserves the room of its outcome, which
   *     the {@link RecordType#OUTCOME} published later by any thread uses
   * @param statement what is known of the statement: fields, already encoded; may be empty
   * @param connection what is known of the connection
   * @param actor what is known of the asker
   * @param own what belongs to this record alone
   * @return its sequence, or {@link #NOT_WRITTEN}
   */
  long publish(RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own);

  /**
   * Records taken since the start, the sink's own heartbeats among them; negative if not counted.
   */
  default long taken() {
    return -1;
  }

  /** Records that could not be taken, since the start. */
  long lost();

  /** Whether a record published now would be taken, as far as can be told. */
  boolean accepts();
}
