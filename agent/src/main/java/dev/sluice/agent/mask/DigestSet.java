package dev.sluice.agent.mask;

import org.jspecify.annotations.Nullable;

/**
 * A set of keyed digests with a stamp each: eight bytes a value where all stamps are 0, twelve
 * where not, at most half filled. What it holds at most its caller says with each addition, so its
 * memory is bounded. Open addressing with linear steps: digests are evenly spread by their key, and
 * who does not have it cannot aim at one place. Not thread safe.
 */
public final class DigestSet {

  private static final int FIRST_SLOTS = 16;

  /** Stands for the digest 0, which marks an empty slot. */
  private static final long FOR_ZERO = 0x9e3779b97f4a7c15L;

  private long[] slots = {};
  private int @Nullable [] stamps;
  private int size;

  /** How many are in it. */
  public int size() {
    return size;
  }

  /** How many have room without further memory. */
  public int room() {
    return slots.length / 2;
  }

  /** Whether a digest is in it. */
  public boolean contains(long digest) {
    return size > 0 && slots[slotOf(slots, keyOf(digest))] != 0;
  }

  /** Adds a digest without a stamp. */
  public boolean add(long digest, int most) {
    return add(digest, 0, most);
  }

  /**
   * Adds a digest, or gives one that is in it a new stamp.
   *
   * @param most how many may be in it
   * @return false if it is not in it because there are as many already
   */
  public boolean add(long digest, int stamp, int most) {
    long key = keyOf(digest);
    int slot = size == 0 ? -1 : slotOf(slots, key);
    if (slot < 0 || slots[slot] == 0) {
      if (size >= most) {
        return false;
      }
      slot = freeSlot(key, slot);
      slots[slot] = key;
      size++;
    }
    if (stamp != 0 && stamps == null) {
      stamps = new int[slots.length];
    }
    if (stamps != null) {
      stamps[slot] = stamp;
    }
    return true;
  }

  /** Forgets those whose stamp is smaller. */
  public void keepSince(int stamp) {
    int[] before = stamps;
    if (before == null) {
      if (stamp > 0) {
        clear();
      }
      return;
    }
    rebuild(slots.length, before, stamp);
  }

  /** Forgets all. */
  public void clear() {
    slots = new long[0];
    stamps = null;
    size = 0;
  }

  private int freeSlot(long key, int found) {
    if (2 * (size + 1) <= slots.length && found >= 0) {
      return found;
    }
    if (2 * (size + 1) > slots.length) {
      rebuild(Math.max(FIRST_SLOTS, 2 * slots.length), stamps, Integer.MIN_VALUE);
    }
    return slotOf(slots, key);
  }

  private void rebuild(int length, int @Nullable [] before, int since) {
    long[] fresh = new long[length];
    int[] kept = before == null ? null : new int[length];
    int count = 0;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0 && (before == null || before[i] >= since)) {
        int slot = slotOf(fresh, slots[i]);
        fresh[slot] = slots[i];
        count++;
        if (kept != null && before != null) {
          kept[slot] = before[i];
        }
      }
    }
    slots = fresh;
    stamps = kept;
    size = count;
  }

  /** Where a key is, or where it would be. */
  private static int slotOf(long[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) key & mask;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long keyOf(long digest) {
    return digest == 0 ? FOR_ZERO : digest;
  }
}
