package dev.sluice.agent.audit.ring;

import dev.sluice.rules.record.RingLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Hot path. Who gets which slots. A claim is one compare-and-set of the tail and gives the sequence
 * with the slots. It is made only where there is room, so nothing that is claimed ever has to wait.
 * Any thread.
 *
 * <p>The tail must be read before the head. If the compare-and-set succeeds then nobody claimed in
 * between, so the tail is exact and the head at worst too old: room is underestimated. The other
 * way round, a thread that sleeps between the reads for a lap would compute room that is not there.
 *
 * <p>An intent adds the room of its outcome to {@link #reserved} before it looks for room of its
 * own. So every claim sees at least the reservations of all that were admitted before it, and an
 * outcome always finds what its intent set aside.
 */
final class RingClaims {

  /** No room. */
  static final long FULL = -1;

  /** Slots that an intent sets aside for its outcome. */
  static final int OUTCOME_SLOTS = 8;

  static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SPINS = 200;
  private static final long PARK_NANOS = 20_000;

  private final ByteBuffer ring;
  private final int slots;
  private final AtomicLong reserved = new AtomicLong();
  private volatile long waitNanos;
  // Head at which a thread waited in vain: while it stays there nobody waits again.
  private volatile long givenUpAt = -1;

  RingClaims(ByteBuffer ring, int slots, long waitNanos) {
    this.ring = ring;
    this.slots = slots;
    this.waitNanos = waitNanos;
  }

  void waitNanos(long nanos) {
    waitNanos = nanos;
  }

  /** Claims for an intent, and sets aside room for its outcome. */
  long claimIntent(int need) {
    if (reserved.get() > slots / 2) {
      // Half of the ring is promised to statements that did not end: beyond that nothing is
      // promised, lest statements that are never closed starve the ring.
      return claimOrWait(need, 0);
    }
    reserved.getAndAdd(OUTCOME_SLOTS);
    long claim = claimOrWait(need, 0);
    if (claim == FULL) {
      reserved.getAndAdd(-OUTCOME_SLOTS);
    }
    return claim;
  }

  /** Claims for an outcome out of what its intent set aside; does not wait. */
  long claimOutcome(int need) {
    return claim(need, OUTCOME_SLOTS);
  }

  /** Gives back what an intent set aside. */
  void releaseOutcome() {
    if (reserved.getAndAdd(-OUTCOME_SLOTS) < OUTCOME_SLOTS) {
      reserved.getAndAdd(OUTCOME_SLOTS);
    }
  }

  /**
   * Claims; waits for room up to the limit.
   *
   * @param mine reserved slots that the caller may use
   */
  long claimOrWait(int need, int mine) {
    long claim = claim(need, mine);
    return claim == FULL && waitNanos > 0 ? waitAndClaim(need, mine) : claim;
  }

  /** Slots in use. */
  int used() {
    long tail = (long) LONG.getVolatile(ring, RingLayout.AT_TAIL);
    return between(head(), RingLayout.tailSlot(tail));
  }

  /** Whether an intent with so many slots would be taken. */
  boolean hasRoom(int need) {
    return used() + 2 * need + reserved.get() + OUTCOME_SLOTS < slots;
  }

  private long claim(int need, int mine) {
    while (true) {
      long tail = (long) LONG.getVolatile(ring, RingLayout.AT_TAIL);
      int slot = RingLayout.tailSlot(tail);
      int start = slot + need > slots ? 0 : slot;
      int skipped = start == slot ? 0 : slots - slot;
      long promised = Math.max(0, reserved.get() - mine);
      if (between(head(), slot) + skipped + need + promised >= slots) {
        if (tail == (long) LONG.getVolatile(ring, RingLayout.AT_TAIL)) {
          return FULL;
        }
        continue;
      }
      long sequence = RingLayout.tailSequence(tail);
      if (sequence == RingLayout.MAX_SEQUENCE) {
        return FULL;
      }
      int end = start + need == slots ? 0 : start + need;
      if (LONG.compareAndSet(ring, RingLayout.AT_TAIL, tail, RingLayout.tail(sequence + 1, end))) {
        return RingLayout.tail(sequence, start);
      }
      Thread.onSpinWait();
    }
  }

  private long waitAndClaim(int need, int mine) {
    if (head() == givenUpAt) {
      return FULL;
    }
    long deadline = System.nanoTime() + waitNanos;
    int round = 0;
    do {
      if (round++ < SPINS) {
        Thread.onSpinWait();
      } else {
        // An interrupted thread does not sleep here; it still waits no longer than the limit.
        LockSupport.parkNanos(this, PARK_NANOS);
      }
      long claim = claim(need, mine);
      if (claim != FULL) {
        return claim;
      }
    } while (System.nanoTime() - deadline < 0);
    givenUpAt = head();
    return FULL;
  }

  private int head() {
    return (int) (long) LONG.getAcquire(ring, RingLayout.AT_HEAD);
  }

  private int between(int from, int to) {
    int difference = to - from;
    return difference < 0 ? difference + slots : difference;
  }
}
