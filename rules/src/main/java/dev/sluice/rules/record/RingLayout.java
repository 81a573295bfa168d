package dev.sluice.rules.record;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The layout of the mapped ring, {@code ring.bin}: the contract between the JVM that writes it and
 * the collector that drains what a dead JVM left. Little endian. Stateless, any thread.
 *
 * <p>After a header of one page come slots of 64 bytes. A record takes the next free slots in one
 * piece; it never runs over the end of the ring, the slots that do not suffice there stay empty. In
 * front of each record stands a state word, written by compare-and-set only: 0 (free, or claimed
 * and not yet marked), claimed, published, void. The word carries sequence and length under a
 * secret number of the ring, so that no text that an application sends through a record can look
 * like one to a scan that walks over half-written slots.
 *
 * <p>The claim is one compare-and-set of the tail, which holds the next sequence (44 bits) and the
 * next slot (20 bits): so order in the ring is order of the sequence.
 */
public final class RingLayout {

  /** First eight bytes: {@code SLUICER1}. */
  public static final long MAGIC = 0x3152_4543_4955_4C53L;

  /** Bytes before the first slot. */
  public static final int HEADER_BYTES = 4096;

  /** Bytes of a slot. */
  public static final int SLOT_BYTES = 64;

  /** Bytes of the state word in front of a record. */
  public static final int STATE_BYTES = 8;

  /** Bits of the tail that hold the slot. */
  public static final int SLOT_BITS = 20;

  /** Largest ring. */
  public static final int MAX_SLOTS = 1 << SLOT_BITS;

  /** Smallest ring: sixteen of the longest records. */
  public static final int MIN_SLOTS = 1 << 14;

  /** After the last sequence nothing can be claimed. */
  public static final long MAX_SEQUENCE = (1L << (Long.SIZE - SLOT_BITS)) - 1;

  /** Offset of the number of slots (long). */
  public static final int AT_SLOTS = 8;

  /** Offset of the incarnation (2 long). */
  public static final int AT_INCARNATION = 16;

  /** Offset of the secret number (long). */
  public static final int AT_KEY = 32;

  /** Offset of the CRC32C of all before it (int). */
  public static final int AT_CHECKSUM = 40;

  /** Offset of the tail: next sequence and slot; on a cache line of its own. */
  public static final int AT_TAIL = 256;

  /** Offset of the head slot: the first one that is not free (long). */
  public static final int AT_HEAD = 512;

  /** Offset of the sequence at the head: all below are in the transport (long). */
  public static final int AT_HEAD_SEQUENCE = 520;

  /** Offset of the number of records that could not be taken (long). */
  public static final int AT_LOST = 768;

  /** Not published yet. */
  public static final int CLAIMED = 1;

  /** Whole and valid. */
  public static final int PUBLISHED = 2;

  /** Given up by the writer. */
  public static final int VOID = 3;

  private static final int STATE_MASK = 3;
  private static final int SLOTS_SHIFT = 2;
  private static final int SLOTS_MASK = 0x3FFF;
  private static final int TAG_SHIFT = 16;
  private static final long TAG_MASK = (1L << 48) - 1;

  private RingLayout() {}

  /** Hot path. The state word of a record. */
  public static long word(long key, long sequence, int slots, int state) {
    return (sequence ^ key) << TAG_SHIFT | (long) slots << SLOTS_SHIFT | state;
  }

  /** The state in a state word. */
  public static int state(long word) {
    return (int) word & STATE_MASK;
  }

  /** The number of slots in a state word. */
  public static int slots(long word) {
    return (int) (word >>> SLOTS_SHIFT) & SLOTS_MASK;
  }

  /** The sequence in a state word; anything if the word is none. */
  public static long sequence(long key, long word) {
    return (word >>> TAG_SHIFT ^ key) & TAG_MASK;
  }

  /** Hot path. A tail. */
  public static long tail(long sequence, int slot) {
    return sequence << SLOT_BITS | slot;
  }

  /** Hot path. The next sequence of a tail. */
  public static long tailSequence(long tail) {
    return tail >>> SLOT_BITS;
  }

  /** Hot path. The next slot of a tail. */
  public static int tailSlot(long tail) {
    return (int) tail & (MAX_SLOTS - 1);
  }

  /** Hot path. Where a slot starts in the file. */
  public static int offset(int slot) {
    return HEADER_BYTES + slot * SLOT_BYTES;
  }

  /** Hot path. Slots that a record of so many bytes takes. */
  public static int slotsFor(int recordBytes) {
    return (recordBytes + STATE_BYTES + SLOT_BYTES - 1) / SLOT_BYTES;
  }

  /** Bytes of a ring of so many slots. */
  public static int fileBytes(int slots) {
    return HEADER_BYTES + slots * SLOT_BYTES;
  }

  /**
   * Writes the header of a new, zero-filled ring.
   *
   * @param ring little endian
   * @param key secret, random
   */
  public static void initialise(ByteBuffer ring, int slots, Incarnation incarnation, long key) {
    ring.putLong(0, MAGIC);
    ring.putLong(AT_SLOTS, slots);
    ring.putLong(AT_INCARNATION, incarnation.high());
    ring.putLong(AT_INCARNATION + Long.BYTES, incarnation.low());
    ring.putLong(AT_KEY, key);
    ring.putInt(AT_CHECKSUM, headerChecksum(ring));
  }

  static int headerChecksum(ByteBuffer ring) {
    CRC32C crc = new CRC32C();
    crc.update(ring.slice(0, AT_CHECKSUM));
    return (int) crc.getValue();
  }
}
