package dev.sluice.agent.audit.ring;

import static dev.sluice.agent.audit.RecordSink.NONE;
import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads against a ring so small that it is full most of the time. */
class RingStressTest {

  private static final int THREADS = 8;
  private static final int STATEMENTS = Integer.getInteger("sluice.ring.stress", 40_000);

  @TempDir Path folder;

  @Test
  void publish_eightThreadsOnASmallRing_everyTakenRecordComesOutOnceAndInOrder() throws Exception {
    ByteBuffer mapped =
        RingFile.create(
            new File(folder.toFile(), "ring.bin"),
            RingLayout.MIN_SLOTS,
            new Incarnation(1, 2),
            0xABCDEFL);
    RecordRing ring = new RecordRing(mapped, TimeUnit.SECONDS.toNanos(60));
    RingDrain drain = new RingDrain(mapped);
    AtomicLongArray published = new AtomicLongArray(2 * THREADS * STATEMENTS);
    AtomicLong refused = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      long first = 1 + (long) t * STATEMENTS;
      threads.add(new Thread(() -> work(ring, first, published, refused)));
    }
    threads.forEach(Thread::start);

    long[] drained = new long[published.length()];
    int next = 0;
    boolean working = true;
    while (working || !ring.isEmpty()) {
      // Looked at first: what the last thread published before it ended is still to be drained.
      working = threads.stream().anyMatch(Thread::isAlive);
      for (AuditRecord record : RingRecords.collectAndRelease(drain)) {
        assertThat(record.sequence()).isEqualTo(next);
        drained[next++] = record.number(Field.STATEMENT_ID, -1);
      }
    }

    assertThat(refused.get()).isZero();
    assertThat(next).isEqualTo(drained.length);
    for (int i = 0; i < drained.length; i++) {
      assertThat(drained[i]).isEqualTo(published.get(i)).isPositive();
    }
  }

  private static void work(
      RecordRing ring, long first, AtomicLongArray published, AtomicLong refused) {
    byte[] statement = new FieldWriter(64).put(Field.QUERY_TEXT, "x".repeat(200)).toBytes();
    FieldWriter own = new FieldWriter(64);
    for (long id = first; id < first + STATEMENTS; id++) {
      own.clear().put(Field.STATEMENT_ID, id);
      note(ring.publish(RecordType.INTENT, statement, NONE, NONE, own), id, published, refused);
      note(ring.publish(RecordType.OUTCOME, NONE, NONE, NONE, own), id, published, refused);
    }
  }

  private static void note(long sequence, long id, AtomicLongArray published, AtomicLong refused) {
    if (sequence == NOT_WRITTEN || published.getAndSet((int) sequence, id) != 0) {
      refused.incrementAndGet();
    }
  }
}
