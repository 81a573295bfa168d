package dev.sluice.agent.audit.ring;

import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;

import com.sun.management.ThreadMXBean;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Locale;

/**
 * Measures one publication of a 300-byte record, drained by the same thread outside the clock: what
 * the application's thread pays. Arguments: rounds. Prints nanoseconds of processor time, so that
 * what else runs on the machine counts less, and allocated bytes.
 */
final class RingCost {

  private static final int BATCH = 2_000;

  private RingCost() {}

  private static double clockNanos() {
    long start = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      sum ^= System.nanoTime();
    }
    return (System.nanoTime() - start + (sum == 42 ? 1 : 0)) / 1_000_000.0;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
    File file = new File(Files.createTempDirectory("ring-cost").toFile(), "ring.bin");
    ByteBuffer mapped = RingFile.create(file, 1 << 18, new Incarnation(1, 2), 0x1234567L);
    RecordRing ring = new RecordRing(mapped, 0);
    RingDrain drain = new RingDrain(mapped);
    byte[] statement = new FieldWriter(64).put(Field.QUERY_TEXT, "x".repeat(145)).toBytes();
    byte[] connection = new FieldWriter(64).put(Field.DB_USER, "x".repeat(35)).toBytes();
    byte[] actor = new FieldWriter(64).put(Field.AGENT_NAME, "x".repeat(26)).toBytes();
    FieldWriter own = new FieldWriter(64).put(Field.STATEMENT_ID, 1).put(Field.DURATION_NANOS, 2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ByteBuffer batch = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    for (int part = 0; part < 5; part++) {
      long nanos = 0;
      long bytes = 0;
      for (int round = 0; round < rounds; round++) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < BATCH; i++) {
          if (ring.publish(RecordType.REFUSAL, statement, connection, actor, own) == NOT_WRITTEN) {
            throw new IllegalStateException("not written");
          }
        }
        nanos += threads.getCurrentThreadCpuTime() - start;
        bytes += threads.getCurrentThreadAllocatedBytes() - allocated;
        while (drain.collect(batch) > 0) {
          drain.release();
          batch.clear();
        }
      }
      double count = (double) rounds * BATCH;
      System.out.printf(
          Locale.ROOT,
          "%s: %d bytes in %d slots, %.1f ns (its clock %.1f ns), %.2f bytes allocated%n",
          System.getProperty("java.version"),
          52 + statement.length + connection.length + actor.length + own.size(),
          RingLayout.slotsFor(
              52 + statement.length + connection.length + actor.length + own.size()),
          nanos / count,
          clockNanos(),
          bytes / count);
    }
  }
}
