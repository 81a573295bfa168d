package dev.sluice.agent.start;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.control.Notices;
import dev.sluice.agent.instrument.Coverage;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes of coverage on record. Lines come from threads that load classes, where nothing may
 * be done but to note them; {@link #doWork()} is called by the control thread.
 */
final class CoverageRecords implements Coverage.Listener {

  private static final int LINES_PER_RECORD = 50;

  private final Queue<Coverage.Line> noted = new ArrayDeque<>();
  private final RecordSink records;
  private final Notices notices;
  private volatile boolean jdbcSeen;

  CoverageRecords(RecordSink records, Notices notices) {
    this.records = records;
    this.notices = notices;
  }

  @Override
  public void changed(Coverage.Line line) {
    if (Guards.isCanary(line)) {
      return;
    }
    jdbcSeen = true;
    synchronized (noted) {
      noted.add(line);
    }
  }

  /** Whether a class that is to be guarded was loaded. */
  boolean jdbcSeen() {
    return jdbcSeen;
  }

  /** Writes what was noted; true if there was something. */
  boolean doWork() {
    Coverage.Line line = next();
    if (line == null) {
      return false;
    }
    FieldWriter own = new FieldWriter(4096);
    for (int lines = 0; line != null; line = lines < LINES_PER_RECORD ? next() : null) {
      own.put(Field.COVERAGE_LINE, line.toString());
      lines++;
      if (line.outcome() == Coverage.Outcome.FAILED) {
        notices.say("Not guarded: class=" + line.className() + ", " + line.detail() + ".");
      }
    }
    records.publish(RecordType.COVERAGE, RecordSink.NONE, RecordSink.NONE, RecordSink.NONE, own);
    return true;
  }

  private Coverage.@Nullable Line next() {
    synchronized (noted) {
      return noted.poll();
    }
  }
}
