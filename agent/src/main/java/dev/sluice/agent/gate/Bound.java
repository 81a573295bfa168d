package dev.sluice.agent.gate;

import java.util.Arrays;

/**
 * Digests of the bind values of a statement that touches a sensitive class, never the values. Used
 * by the thread that uses the statement.
 */
final class Bound {

  private static final int MOST = 1 << 16;

  private static final byte VALUE = 1;
  private static final byte MASKED = 2;

  private long[] digests = new long[8];
  private byte[] kinds = new byte[8];
  private int count;

  /** Hot path. A value is bound; {@code masked} if it has the look of a mask. */
  void set(int index, long digest, boolean masked) {
    if (index < 1 || index > MOST) {
      return;
    }
    if (index > digests.length) {
      int room = Math.max(index, digests.length * 2);
      digests = Arrays.copyOf(digests, room);
      kinds = Arrays.copyOf(kinds, room);
    }
    digests[index - 1] = digest;
    kinds[index - 1] = masked ? MASKED : VALUE;
    count = Math.max(count, index);
  }

  /** Hot path. The largest position that is bound. */
  int count() {
    return count;
  }

  /** Hot path. Whether a position is bound to what looks masked. */
  boolean masked(int index) {
    return index <= count && kinds[index - 1] == MASKED;
  }

  /** Hot path. The digest at a position; opaque if nothing is bound or nothing can be told. */
  long digest(int index) {
    return index <= count ? digests[index - 1] : ValueDigests.OPAQUE;
  }
}
