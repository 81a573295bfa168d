package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.ring.RingDrain;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to drain the ring. A writer that hangs in an append loses its turn; when the
 * append returns after all, it can no longer free what its successor is about to write again. Any
 * thread.
 */
final class Drainage {

  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final RingDrain drain;
  private @Nullable AuditWriter turn;
  private volatile long released;

  Drainage(RingDrain drain) {
    this.drain = drain;
  }

  /** From now on only this writer drains. */
  synchronized void handTo(AuditWriter writer) {
    turn = writer;
  }

  synchronized boolean belongsTo(AuditWriter writer) {
    return turn == writer;
  }

  /** Records copied to the batch; 0 also if it is not this writer's turn. */
  synchronized int collect(AuditWriter writer, ByteBuffer batch) {
    if (turn != writer) {
      return 0;
    }
    int count = drain.collect(batch);
    if (count == 0) {
      drain.voidStale(System.nanoTime(), STALE_NANOS);
    }
    return count;
  }

  /** Frees what this writer collected; false if it lost its turn. */
  synchronized boolean release(AuditWriter writer) {
    if (turn != writer) {
      return false;
    }
    drain.release();
    released = drain.sequence();
    return true;
  }

  /** All records below this sequence are in a transport. */
  long released() {
    return released;
  }
}
