package dev.sluice.agent.audit.trail;

import static dev.sluice.agent.audit.RecordSink.NONE;
import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.TransportFactory;
import dev.sluice.agent.audit.queue.QueueTransportFactory;
import dev.sluice.agent.audit.segment.SegmentTransportFactory;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what the writer carries away: threads publish 300-byte records as fast as they can.
 * Arguments: directory, queue or segments, threads, seconds, floor in MiB. Also shows what a full
 * volume does.
 */
final class TrailRate {

  private TrailRate() {}

  public static void main(String[] arguments) throws Exception {
    TransportFactory factory =
        arguments[1].equals("queue") ? new QueueTransportFactory() : new SegmentTransportFactory();
    int threads = Integer.parseInt(arguments[2]);
    long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[3]));
    AuditSettings settings =
        AuditSettings.of(new File(arguments[0]), "rate")
            .withWaits(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .withSpace(1L << 40, Long.parseLong(arguments[4]) << 20);
    AuditTrail.Opening opening =
        AuditTrail.open(settings, List.of(factory), new FieldWriter(64), System.err::println);
    AuditTrail trail = ((AuditTrail.Opening.Opened) opening).trail();
    trail.start();
    AtomicLong written = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    Thread[] running = new Thread[threads];
    byte[] statement = new FieldWriter(64).put(Field.QUERY_TEXT, "x".repeat(234)).toBytes();
    trail.sink().publish(RecordType.INTENT, statement, NONE, NONE, new FieldWriter(64));
    while (trail.state().equals("starting")) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    for (int t = 0; t < threads; t++) {
      running[t] =
          new Thread(
              () -> {
                FieldWriter own = new FieldWriter(64).put(Field.STATEMENT_ID, 1);
                while (System.nanoTime() - start < nanos) {
                  boolean taken =
                      trail.sink().publish(RecordType.REFUSAL, statement, NONE, NONE, own)
                          != NOT_WRITTEN;
                  (taken ? written : refused).incrementAndGet();
                }
              });
      running[t].start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s %s, %d threads: %.0f records/s, refused %d, lost %d; %s%n",
        System.getProperty("java.version"),
        arguments[1],
        threads,
        written.get() / seconds,
        refused.get(),
        trail.sink().lost(),
        trail.state());
    trail.close();
  }
}
