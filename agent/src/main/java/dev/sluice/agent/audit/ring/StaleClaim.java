package dev.sluice.agent.audit.ring;

/** How long the same claim has been seen at the head of the ring. Not thread safe. */
final class StaleClaim {

  private static final int LEAST_LOOKS = 10;

  private long sequence = -1;
  private long next;
  private long lastLookNanos;
  private long seenNanos;

  void forget() {
    sequence = -1;
  }

  /** Whether this claim was seen for so long; a look counts for at most a tenth of the time. */
  boolean isOld(long claim, long itsNext, long nowNanos, long afterNanos) {
    if (sequence != claim || next != itsNext) {
      sequence = claim;
      next = itsNext;
      lastLookNanos = nowNanos;
      seenNanos = 0;
      return false;
    }
    seenNanos += Math.min(nowNanos - lastLookNanos, afterNanos / LEAST_LOOKS);
    lastLookNanos = nowNanos;
    return seenNanos >= afterNanos;
  }
}
