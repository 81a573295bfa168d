package dev.sluice.agent.start;

import dev.sluice.bootstrap.Handler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time between the installation of the transformer and the moment when policy and ring are
 * ready. JDBC calls wait for its end, at most until its deadline; then {@code on-start} decides:
 * they are refused, or they pass. Any number of threads.
 *
 * <p>Names no JDBC type: the first class of {@code java.sql} that is loaded makes the default file
 * system on Java 17, and this class is loaded before {@code main}.
 */
final class StartWindow {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final long deadlineNanos;
  private final boolean closed;
  private volatile @Nullable Handler behind;
  private volatile @Nullable Object canary;
  private volatile @Nullable Throwable canaryRefusal;

  /**
   * Opens with the deadline.
   *
   * @param waitMillis from now
   * @param closed whether a call that waited in vain is refused
   */
  StartWindow(long waitMillis, boolean closed) {
    deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    this.closed = closed;
  }

  /** Ends it: whoever waits goes on to that handler. */
  void end(Handler handler) {
    behind = handler;
    ended.countDown();
  }

  /** The one object whose call is refused at once and with this; null for none. */
  void canary(@Nullable Object statement, @Nullable Throwable refusal) {
    canaryRefusal = refusal;
    canary = statement;
  }

  /** What the canary meets; null if that is not the canary. */
  @Nullable Throwable canaryRefusal(Object statement) {
    return statement == canary ? canaryRefusal : null;
  }

  /** The handler that calls go on to; null before the end. */
  @Nullable Handler behind() {
    return behind;
  }

  /** Waits for the end and returns the handler; null if the deadline came first. */
  @Nullable Handler await() {
    Handler handler = behind;
    if (handler != null) {
      return handler;
    }
    boolean interrupted = false;
    for (long left = left(); left > 0; left = left()) {
      try {
        if (ended.await(left, TimeUnit.NANOSECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return behind;
  }

  private long left() {
    return deadlineNanos - System.nanoTime();
  }

  /** What a call that waited in vain meets: a refusal, or null to pass. */
  @Nullable Throwable verdict() {
    return closed ? StartRefusal.notReady() : null;
  }
}
