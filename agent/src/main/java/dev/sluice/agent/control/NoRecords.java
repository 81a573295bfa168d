package dev.sluice.agent.control;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.util.concurrent.atomic.LongAdder;

/**
 * What takes records while the audit trail cannot be opened: it counts them as lost, so that {@code
 * on-failure.audit} decides about the statements. Any number of threads.
 */
public final class NoRecords implements RecordSink {

  private final LongAdder lost = new LongAdder();

  @Override
  public long publish(
      RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
    lost.increment();
    return NOT_WRITTEN;
  }

  @Override
  public long lost() {
    return lost.sum();
  }

  @Override
  public boolean accepts() {
    return false;
  }
}
