package dev.sluice.agent.gate;

/**
 * The digests that were added last, in bounded memory: 64 stripes of two generations each. A full
 * generation becomes the former one, and what was the former one is forgotten. Safe for any number
 * of threads; a stripe is locked for one look.
 */
final class RecentDigests {

  private static final int STRIPES = 64;
  private static final int FIRST = 64;
  private static final long NEVER = Long.MIN_VALUE;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final int most;
  private volatile boolean used;

  /** When the youngest of what is forgotten was added, at the latest. */
  private volatile long forgotten = NEVER;

  /**
   * None yet.
   *
   * @param most how many are kept for sure, about; twice as many at the most
   */
  RecentDigests(int most) {
    this.most = Math.max(FIRST, Integer.highestOneBit(most / STRIPES) * 2);
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Hot path. Adds one. */
  void add(long digest, long nowNanos) {
    if (!used) {
      used = true;
    }
    long value = digest == 0 ? 1 : digest;
    Stripe stripe = stripes[(int) (value >>> 58)];
    synchronized (stripe) {
      if (stripe.add(value, most, nowNanos)) {
        forgotten = Math.max(forgotten, stripe.forgotten);
      }
    }
  }

  /** Hot path. Whether it was added and is not forgotten. */
  boolean has(long digest) {
    if (!used) {
      return false;
    }
    long value = digest == 0 ? 1 : digest;
    Stripe stripe = stripes[(int) (value >>> 58)];
    synchronized (stripe) {
      return stripe.has(value);
    }
  }

  /** Hot path. False if none was ever added. */
  boolean used() {
    return used;
  }

  /** Whether anything is forgotten that was added within that time. */
  boolean forgotSince(long nanos, long nowNanos) {
    long last = forgotten;
    return last != NEVER && nowNanos - last < nanos;
  }

  /** Open addressing, never more than three quarters full. Guarded by itself. */
  private static final class Stripe {
    private static final long[] NONE = new long[1];

    private long[] young = NONE;
    private long[] former = NONE;
    private int count;
    private long closed = NEVER;
    private long forgotten = NEVER;

    boolean has(long value) {
      return young[place(young, value)] == value || former[place(former, value)] == value;
    }

    /** True if some are forgotten for it. */
    boolean add(long value, int most, long now) {
      int place = place(young, value);
      if (young[place] == value) {
        return false;
      }
      boolean forgets = count >= young.length * 3 / 4 && makeRoom(most, now);
      place = place(young, value);
      young[place] = value;
      count++;
      return forgets;
    }

    private boolean makeRoom(int most, long now) {
      if (young.length < most) {
        long[] larger = new long[Math.max(FIRST, young.length * 2)];
        for (long each : young) {
          if (each != 0) {
            larger[place(larger, each)] = each;
          }
        }
        young = larger;
        return false;
      }
      boolean forgets = former.length > 1;
      forgotten = forgets ? closed : forgotten;
      former = young;
      closed = now;
      young = new long[most];
      count = 0;
      return forgets;
    }

    /** Where it is, or the free place where it would be. */
    private static int place(long[] table, long value) {
      int mask = table.length - 1;
      int place = (int) (value ^ (value >>> 29)) & mask;
      while (table[place] != 0 && table[place] != value && mask != 0) {
        place = (place + 1) & mask;
      }
      return place;
    }
  }
}
