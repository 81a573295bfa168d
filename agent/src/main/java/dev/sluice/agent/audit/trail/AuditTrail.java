package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.Durability;
import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.audit.TransportFactory;
import dev.sluice.agent.audit.ring.RecordRing;
import dev.sluice.agent.audit.ring.RingDrain;
import dev.sluice.agent.audit.ring.RingFile;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The trail of records of this JVM. {@link #open} makes directory, lock and ring, in milliseconds:
 * from then on records are taken and survive the process. {@link #start} lets daemon threads bring
 * up the transport and move the records there. Neither belongs on the thread of {@code premain},
 * because they use the file system. Any thread.
 */
public final class AuditTrail implements AutoCloseable {

  private static final byte[] NONE = RecordSink.NONE;
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final IncarnationDirectory directory;
  private final RecordRing ring;
  private final RecordSink sink;
  private final TrailContext context;
  private final Drainage drainage;
  private final AuditWatch watch;
  private final TrailThreads threads;
  private volatile @Nullable AuditWriter writer;

  private AuditTrail(
      IncarnationDirectory directory,
      ByteBuffer mapped,
      AuditSettings settings,
      List<TransportFactory> factories,
      Consumer<String> reports) {
    this.directory = directory;
    ring = new RecordRing(mapped, settings.startWait().toNanos());
    drainage = new Drainage(new RingDrain(mapped));
    File home = directory.file();
    context = new TrailContext(settings, factories, home, ring, reports);
    SpaceGuard guard =
        new SpaceGuard(
            home.getAbsoluteFile().getParentFile(),
            home,
            settings.quotaBytes(),
            settings.floorBytes());
    watch = new AuditWatch(context, ring, guard, this::replaceWriter);
    threads = new TrailThreads(context);
    sink =
        settings.durability() == Durability.DISK
            ? new DurableSink(ring, drainage, settings.startWait().toNanos())
            : ring;
  }

  /** The answer to an attempt to open a trail. */
  public sealed interface Opening {

    /** It takes records. */
    record Opened(AuditTrail trail) implements Opening {}

    /** It cannot be opened; what to do about it stands in the message. */
    record Refused(String message) implements Opening {}
  }

  /**
   * Opens a trail and publishes its first record.
   *
   * @param factories kinds of transport, in the order in which they are tried
   * @param hello body of the first record
   * @param reports takes a sentence when the writer has trouble; may be called on any thread
   */
  public static Opening open(
      AuditSettings settings,
      List<TransportFactory> factories,
      FieldWriter hello,
      Consumer<String> reports) {
    if (factories.isEmpty()) {
      throw new IllegalArgumentException("no transport was given");
    }
    try {
      ByteBuffer random = IncarnationDirectory.random(3 * Long.BYTES);
      Incarnation id = new Incarnation(random.getLong(0), random.getLong(8));
      long key = random.getLong(16);
      Path service = settings.root().toPath().resolve(settings.serviceDirectory());
      ByteBuffer[] mapped = new ByteBuffer[1];
      IncarnationDirectory directory =
          IncarnationDirectory.create(
              service,
              id,
              home ->
                  mapped[0] =
                      RingFile.create(new File(home, "ring.bin"), slots(settings), id, key));
      AuditTrail trail = new AuditTrail(directory, mapped[0], settings, factories, reports);
      trail.ring.publish(RecordType.HELLO, NONE, NONE, NONE, hello);
      return new Opening.Opened(trail);
    } catch (IOException | RuntimeException failure) {
      return new Opening.Refused(
          "the queue directory cannot be used: queue="
              + settings.root()
              + ", reason="
              + failure
              + ". Give a directory that this user can write, with queue=DIR");
    }
  }

  private static int slots(AuditSettings settings) {
    int slots = settings.ringBytes() / RingLayout.SLOT_BYTES;
    return Math.max(RingLayout.MIN_SLOTS, Math.min(RingLayout.MAX_SLOTS, slots));
  }

  /** Where records go. */
  public RecordSink sink() {
    return sink;
  }

  /** Whose records these are. */
  public Incarnation incarnation() {
    return ring.incarnation();
  }

  /** The directory of this JVM. */
  public File directory() {
    return directory.file();
  }

  /** What the writer does, for people. */
  public String state() {
    AuditWriter current = writer;
    String blocked = context.blocked();
    return blocked != null ? blocked : current == null ? "not started" : current.state();
  }

  /** Over the quota: true deletes the oldest files (observe), false stops writing (enforce). */
  public void dropOldest(boolean drops) {
    watch.dropOldest(drops);
  }

  /** Starts the daemon threads that write; once. */
  public void start() {
    replaceWriter();
    threads.once(
        "sluice-audit-tidy", () -> new DeadRings(directory.file(), context::report).shrink());
    threads.start("sluice-audit-watch", this::watchOnce);
  }

  /**
   * Publishes {@code bye}, lets a writer that is at work finish, for a bounded time, and lets go of
   * the lock. What is left stays in the ring, where a collector finds it: so a JVM that ends while
   * its transport is still starting does not wait for it.
   */
  @Override
  public void close() {
    FieldWriter body = new FieldWriter(64).put(Field.LOST, ring.lost());
    ring.publish(RecordType.BYE, NONE, NONE, NONE, body);
    ring.close();
    long start = System.nanoTime();
    while (isWriting() && !ring.isEmpty() && System.nanoTime() - start < CLOSE_NANOS) {
      LockSupport.parkNanos(this, 1_000_000);
    }
    threads.stop(isWriting());
    try {
      directory.close();
    } catch (IOException failure) {
      context.report("The lock cannot be released: " + failure);
    }
  }

  private boolean isWriting() {
    AuditWriter current = writer;
    return current != null && current.isWriting();
  }

  private int watchOnce() {
    watch.doWork(System.nanoTime(), writer);
    return 0;
  }

  private void replaceWriter() {
    AuditWriter next = new AuditWriter(context, drainage);
    drainage.handTo(next);
    writer = next;
    threads.startWriter("sluice-audit-writer", next);
  }
}
