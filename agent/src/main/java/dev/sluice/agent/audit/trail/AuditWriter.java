package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.Durability;
import dev.sluice.agent.audit.Transport;
import dev.sluice.agent.audit.TransportFactory;
import dev.sluice.rules.record.RecordCodec;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from the ring to a transport, in batches, in sequence. Belongs to one thread; the
 * watch reads {@link #busySince} and {@link #state} from another.
 *
 * <p>The circuit breaker: whatever a transport throws, its directory is abandoned and a fresh one
 * opened, because a queue whose lock stayed taken or whose mapping faulted never recovers. The
 * records of the failed batch stay in the ring and go to the new directory; a reader drops by
 * sequence what it has already. Between failures the writer pauses longer and longer, and takes the
 * next kind of transport.
 */
final class AuditWriter {

  private static final int BATCH_BYTES = 256 * 1024;
  private static final long FIRST_PAUSE_NANOS = 100_000_000;
  private static final long LONGEST_PAUSE_NANOS = 10_000_000_000L;

  private final TrailContext context;
  private final Drainage drainage;
  private final ByteBuffer batch =
      ByteBuffer.allocate(BATCH_BYTES + RecordCodec.MAX_RECORD_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
  private @Nullable Transport transport;
  private int kind;
  private int failures;
  private long pausedUntil;
  private boolean paused;
  private volatile long busySince;
  private volatile boolean writing;
  private volatile String state = "starting";

  AuditWriter(TrailContext context, Drainage drainage) {
    this.context = context;
    this.drainage = drainage;
  }

  /**
   * One round: opens a transport if there is none, then moves one batch.
   *
   * @return records moved
   */
  int doWork() {
    // An interrupt meant for somebody else would close channels; the caller gets it back.
    boolean interrupted = Thread.interrupted();
    try {
      return context.blocked() != null || !open() ? 0 : move();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether this writer still has its turn. */
  boolean isCurrent() {
    return drainage.belongsTo(this);
  }

  /** {@link System#nanoTime()} since which it is in one append; 0 if it is in none. */
  long busySince() {
    return busySince;
  }

  /** Whether a transport is open. */
  boolean isWriting() {
    return writing;
  }

  /** What it writes to, or what keeps it from writing. */
  String state() {
    return state;
  }

  /** Closes the transport; only after its thread has ended. */
  void close() {
    Transport open = transport;
    transport = null;
    writing = false;
    if (open != null) {
      closeQuietly(open);
    }
  }

  private boolean open() {
    if (transport != null) {
      return true;
    }
    long now = System.nanoTime();
    if (paused && now - pausedUntil < 0) {
      return false;
    }
    TransportFactory factory = context.factories().get(kind % context.factories().size());
    File directory = context.nextDirectory(factory.directoryName());
    try {
      transport = factory.open(directory);
      state = "writing to " + directory;
      writing = true;
      context.transportOpened();
      return true;
    } catch (IOException | RuntimeException | Error failure) {
      kind++;
      fail("records cannot be written there: directory=" + directory + ", reason=" + failure);
      return false;
    }
  }

  private int move() {
    batch.clear();
    int count = drainage.collect(this, batch);
    if (count == 0) {
      return 0;
    }
    batch.flip();
    Transport target = java.util.Objects.requireNonNull(transport, "opened before");
    long start = System.nanoTime() | 1;
    busySince = start;
    try {
      target.append(batch);
      if (context.durability() == Durability.DISK) {
        target.force();
      }
    } catch (IOException | RuntimeException | Error failure) {
      // Also the InternalError by which a full disk shows under a mapping.
      abandon(target, failure);
      return 0;
    } finally {
      busySince = 0;
    }
    failures = 0;
    paused = false;
    return drainage.release(this) ? count : 0;
  }

  private void abandon(Transport target, Throwable failure) {
    transport = null;
    writing = false;
    fail("a directory is abandoned: directory=" + context.lastDirectory() + ", reason=" + failure);
    closeQuietly(target);
  }

  private void fail(String what) {
    failures++;
    long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(10, failures - 1));
    paused = failures > 1;
    pausedUntil = System.nanoTime() + pause;
    state = what;
    context.report(
        what + ". Records wait in the ring; a fresh directory is tried, nothing needs to be done");
  }

  private void closeQuietly(Transport target) {
    try {
      target.close();
    } catch (RuntimeException | Error failure) {
      // It is abandoned because it is broken; that closing fails too adds nothing.
      state = state + "; close: " + failure;
    }
  }
}
