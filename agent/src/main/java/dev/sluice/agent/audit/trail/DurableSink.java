package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.util.concurrent.locks.LockSupport;

/**
 * The sink where a record must survive the host: who publishes waits until the writer has forced it
 * to the disk. Outcomes and heartbeats do not wait, because what they tell has happened already.
 * Any thread.
 */
final class DurableSink implements RecordSink {

  private static final long PARK_NANOS = 50_000;

  private final RecordSink ring;
  private final Drainage drainage;
  private final long waitNanos;

  DurableSink(RecordSink ring, Drainage drainage, long waitNanos) {
    this.ring = ring;
    this.drainage = drainage;
    this.waitNanos = waitNanos;
  }

  /** A record that the disk did not take in time counts as not written; it may still appear. */
  @Override
  public long publish(
      RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
    long sequence = ring.publish(type, statement, connection, actor, own);
    if (sequence == NOT_WRITTEN || type == RecordType.OUTCOME || type == RecordType.HEARTBEAT) {
      return sequence;
    }
    long start = System.nanoTime();
    while (drainage.released() <= sequence) {
      if (System.nanoTime() - start > waitNanos) {
        return NOT_WRITTEN;
      }
      LockSupport.parkNanos(this, PARK_NANOS);
    }
    return sequence;
  }

  @Override
  public long taken() {
    return ring.taken();
  }

  @Override
  public long lost() {
    return ring.lost();
  }

  @Override
  public boolean accepts() {
    return ring.accepts();
  }
}
