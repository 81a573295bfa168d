package dev.sluice.rules.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every published record in the ring that a dead JVM left behind: also those that lie behind
 * claims which were never published, because threads die in the middle of a claim. Trusts neither
 * head nor tail: it walks over all slots. Never throws for what it reads. Not thread safe.
 */
public final class RingReader {

  private final ByteBuffer ring;
  private final int slots;
  private final long key;
  private final Incarnation incarnation;
  private final List<RecordDamage> damages = new ArrayList<>();

  /** Next sequence and slot of each published record, as a tail holds them; sorted. */
  private long[] found = {};

  private long claimed;
  private int next;

  private RingReader(ByteBuffer ring, int slots) {
    this.ring = ring;
    this.slots = slots;
    this.key = ring.getLong(RingLayout.AT_KEY);
    this.incarnation =
        new Incarnation(
            ring.getLong(RingLayout.AT_INCARNATION),
            ring.getLong(RingLayout.AT_INCARNATION + Long.BYTES));
  }

  /** The answer to an attempt to open a ring. */
  public sealed interface Opening {

    /** A ring. */
    record Opened(RingReader reader) implements Opening {}

    /** No ring, and why. */
    record Refused(RecordDamage damage) implements Opening {}
  }

  /** Opens the bytes of {@code ring.bin}, from 0 to the buffer's limit. */
  public static Opening open(ByteBuffer bytes) {
    ByteBuffer ring = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (ring.limit() < RingLayout.HEADER_BYTES || ring.getLong(0) != RingLayout.MAGIC) {
      return refused("this is not a ring", "offset 0");
    }
    if (RingLayout.headerChecksum(ring) != ring.getInt(RingLayout.AT_CHECKSUM)) {
      return refused("the checksum of the ring's header does not match", "offset 0");
    }
    long slots = ring.getLong(RingLayout.AT_SLOTS);
    if (slots < 1 || slots > RingLayout.MAX_SLOTS) {
      return refused("the number of slots is impossible: slots=" + slots, "offset 8");
    }
    int present = (ring.limit() - RingLayout.HEADER_BYTES) / RingLayout.SLOT_BYTES;
    RingReader reader = new RingReader(ring, (int) Math.min(slots, present));
    if (present < slots && !reader.isDrained(present)) {
      reader.damages.add(
          new RecordDamage("the ring is cut off: slots=" + slots, "slot " + present));
    }
    return new Opening.Opened(reader);
  }

  private static Opening refused(String what, String where) {
    return new Opening.Refused(new RecordDamage(what, where));
  }

  /** Whether it was cut to its header because nothing was in it. */
  private boolean isDrained(int present) {
    long tail = RingLayout.tailSequence(ring.getLong(RingLayout.AT_TAIL));
    return present == 0 && tail == headSequence();
  }

  /** Whose ring it is. */
  public Incarnation incarnation() {
    return incarnation;
  }

  /** Records that the JVM could not write at all. */
  public long lost() {
    return ring.getLong(RingLayout.AT_LOST);
  }

  /** The sequence below which every record had reached the transport. */
  public long headSequence() {
    return ring.getLong(RingLayout.AT_HEAD_SEQUENCE);
  }

  /** Damage that {@link #scan} saw. */
  public List<RecordDamage> damages() {
    return List.copyOf(damages);
  }

  /** One more than the last sequence that was ever claimed; valid after {@link #scan}. */
  public long claimedSequence() {
    return claimed;
  }

  /**
   * Walks over the ring and remembers every published record from a sequence on.
   *
   * @return how many there are
   */
  public int scan(long fromSequence) {
    long[] packed = new long[slots];
    int count = 0;
    int slot = 0;
    while (slot < slots) {
      long word = ring.getLong(RingLayout.offset(slot));
      int length = isPublished(word, slot) ? verified(word, slot, fromSequence) : 0;
      if (length > 0) {
        packed[count++] = RingLayout.tail(RingLayout.sequence(key, word), slot);
      }
      slot += length == 0 ? 1 : RingLayout.slots(word);
    }
    found = Arrays.copyOf(packed, count);
    Arrays.sort(found);
    next = 0;
    claimed = claimedUpTo(fromSequence);
    return count;
  }

  /** The sequence of the next record that was found; -1 if there is none. */
  public long peekSequence() {
    return next < found.length ? RingLayout.tailSequence(found[next]) : -1;
  }

  /** A copy of the bytes of the next record that was found; empty if there is none. */
  public byte[] take() {
    if (next >= found.length) {
      return new byte[0];
    }
    int offset = RingLayout.offset(RingLayout.tailSlot(found[next])) + RingLayout.STATE_BYTES;
    byte[] bytes = new byte[ring.getInt(offset)];
    ring.get(offset, bytes);
    next++;
    return bytes;
  }

  private boolean isPublished(long word, int slot) {
    int taken = RingLayout.slots(word);
    return RingLayout.state(word) == RingLayout.PUBLISHED && taken > 0 && taken <= slots - slot;
  }

  /** Length of the record; -1 if it is whole and not wanted; 0 if there is none. */
  private int verified(long word, int slot, long fromSequence) {
    long sequence = RingLayout.sequence(key, word);
    int offset = RingLayout.offset(slot) + RingLayout.STATE_BYTES;
    int limit = RingLayout.offset(slot + RingLayout.slots(word));
    int length = RecordCodec.verify(ring, offset, limit);
    String where = "slot " + slot + ", sequence " + sequence;
    if (length < 0) {
      if (sequence >= fromSequence && isNearHead(sequence)) {
        damages.add(new RecordDamage(RecordCodec.whatIsWrong(length), where));
      }
      return 0;
    }
    if (RecordCodec.sequence(ring, offset) != sequence
        || !RecordCodec.incarnation(ring, offset).equals(incarnation)) {
      damages.add(new RecordDamage("the record belongs elsewhere", where));
      return 0;
    }
    return sequence < fromSequence ? -1 : length;
  }

  /** Whether it can be in the ring; bytes of a half-written record read as a word cannot. */
  private boolean isNearHead(long sequence) {
    long ahead = sequence - headSequence() + slots;
    return ahead >= 0 && ahead <= 2L * slots;
  }

  private long claimedUpTo(long fromSequence) {
    long afterLast =
        found.length == 0 ? fromSequence : RingLayout.tailSequence(found[found.length - 1]) + 1;
    long tail = RingLayout.tailSequence(ring.getLong(RingLayout.AT_TAIL));
    if (tail < afterLast || tail - Math.min(headSequence(), afterLast) > RingLayout.MAX_SLOTS) {
      if (tail != afterLast && tail >= fromSequence) {
        damages.add(new RecordDamage("the ring's tail is impossible: sequence=" + tail, "tail"));
      }
      return afterLast;
    }
    return tail;
  }
}
