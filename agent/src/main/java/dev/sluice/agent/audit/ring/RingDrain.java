package dev.sluice.agent.audit.ring;

import static dev.sluice.agent.audit.ring.RingClaims.LONG;

import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one consumer of a ring. {@link #collect} copies the next records, {@link #release} frees
 * their slots once they are safe elsewhere; between the two nothing is lost by the death of the
 * process, at worst a record is in both places. Not thread safe.
 *
 * <p>Freed slots are filled with zeros, state words first: a claim finds its state word 0, and a
 * reader of a dead JVM's ring never sees a published word over a body that is being wiped.
 */
public final class RingDrain {

  private static final int MAX_RECORD_SLOTS = RingLayout.slotsFor(RecordCodec.MAX_RECORD_BYTES);
  private static final byte[] ZEROS = new byte[64 * 1024];

  private final ByteBuffer ring;
  private final int slots;
  private final long key;
  private final Incarnation incarnation;
  private final FieldWriter gapBody = new FieldWriter(128);
  private final StaleClaim stale = new StaleClaim();

  private int head;
  private long sequence;
  private int collectedHead;
  private long collectedSequence;

  /** A consumer of what {@link RingFile#create} made; at most one for each ring. */
  public RingDrain(ByteBuffer mapped) {
    ring = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    slots = (int) ring.getLong(RingLayout.AT_SLOTS);
    key = ring.getLong(RingLayout.AT_KEY);
    incarnation =
        new Incarnation(
            ring.getLong(RingLayout.AT_INCARNATION),
            ring.getLong(RingLayout.AT_INCARNATION + Long.BYTES));
  }

  /** The first sequence that was not released. */
  public long sequence() {
    return sequence;
  }

  /**
   * Copies the next records, whole and in sequence, to the buffer's position; a voided claim as a
   * record of type GAP. What was collected and not released is collected again.
   *
   * @param batch little endian, with room for at least one longest record
   * @return how many records
   */
  public int collect(ByteBuffer batch) {
    collectedHead = head;
    collectedSequence = sequence;
    int count = 0;
    while (batch.remaining() >= RecordCodec.MAX_RECORD_BYTES) {
      int slot = slotOf(collectedHead, collectedSequence);
      long word = (long) LONG.getAcquire(ring, RingLayout.offset(slot));
      int state = RingLayout.state(word);
      if (RingLayout.sequence(key, word) != collectedSequence
          || (state != RingLayout.PUBLISHED && state != RingLayout.VOID)) {
        break;
      }
      if (state == RingLayout.PUBLISHED) {
        take(slot, batch);
      } else {
        putGap(batch, collectedSequence, "The thread that claimed this number never published.");
      }
      int end = slot + RingLayout.slots(word);
      collectedHead = end == slots ? 0 : end;
      collectedSequence++;
      count++;
    }
    return count;
  }

  /** Frees the slots of what was last collected. */
  public void release() {
    if (collectedSequence == sequence) {
      return;
    }
    wipeStates();
    VarHandle.fullFence();
    if (collectedHead > head) {
      wipe(head, collectedHead);
    } else {
      wipe(head, slots);
      wipe(0, collectedHead);
    }
    head = collectedHead;
    sequence = collectedSequence;
    LONG.setRelease(ring, RingLayout.AT_HEAD_SEQUENCE, sequence);
    LONG.setRelease(ring, RingLayout.AT_HEAD, (long) head);
  }

  /**
   * Voids the claim at the head if it has stood there for the whole time; call it regularly while
   * nothing is collected. The time counts what is seen between calls, each call at most a tenth of
   * it: a process that was stopped as a whole did not give its threads time to publish.
   *
   * @return whether something was voided: then {@link #collect} finds it as a GAP
   */
  public boolean voidStale(long nowNanos, long afterNanos) {
    long tail = (long) LONG.getVolatile(ring, RingLayout.AT_TAIL);
    if (RingLayout.tailSequence(tail) == sequence) {
      stale.forget();
      return false;
    }
    int slot = slotOf(head, sequence);
    long word = (long) LONG.getAcquire(ring, RingLayout.offset(slot));
    boolean marked = RingLayout.sequence(key, word) == sequence && RingLayout.slots(word) > 0;
    if (marked && RingLayout.state(word) > RingLayout.CLAIMED) {
      stale.forget();
      return false;
    }
    // From here on the claim is marked and not published, or its thread died before the mark.
    long next = marked ? RingLayout.tail(sequence + 1, slot) : nextMarked(slot, tail);
    if (!stale.isOld(sequence, next, nowNanos, afterNanos)) {
      return false;
    }
    stale.forget();
    return marked
        ? voidClaim(slot, word, sequence, RingLayout.slots(word))
        : voidUnmarked(slot, next);
  }

  /** A record that did not fit before the end of the ring starts at its first slot. */
  private int slotOf(int slot, long expected) {
    if (slots - slot >= MAX_RECORD_SLOTS
        || (long) LONG.getAcquire(ring, RingLayout.offset(slot)) != 0) {
      return slot;
    }
    long first = (long) LONG.getAcquire(ring, RingLayout.offset(0));
    return first != 0 && RingLayout.sequence(key, first) == expected ? 0 : slot;
  }

  /** Sequence and slot of the first marked claim behind this slot; the tail if there is none. */
  private long nextMarked(int slot, long tail) {
    int end = RingLayout.tailSlot(tail);
    for (int at = next(slot); at != end; at = next(at)) {
      long word = (long) LONG.getAcquire(ring, RingLayout.offset(at));
      long found = RingLayout.sequence(key, word);
      if (word != 0 && found >= sequence && found < RingLayout.tailSequence(tail)) {
        return RingLayout.tail(found, at);
      }
    }
    return tail;
  }

  /**
   * Voids all claims from this slot to the next marked one. How long each of them is nobody knows:
   * the first ones get one slot each, the last one the rest.
   */
  private boolean voidUnmarked(int slot, long next) {
    long claims = RingLayout.tailSequence(next) - sequence;
    int end = RingLayout.tailSlot(next);
    if (claims == 0) {
      // Its thread was late and marked it elsewhere; nothing lies between.
      head = end;
      return false;
    }
    boolean wraps = end <= slot;
    if (!wraps || end == 0) {
      return voidRange(slot, wraps ? slots : end, sequence, claims);
    }
    if (claims == 1) {
      return voidRange(0, end, sequence, 1);
    }
    return voidRange(slot, slots, sequence, 1) && voidRange(0, end, sequence + 1, claims - 1);
  }

  private boolean voidRange(int from, int to, long first, long claims) {
    for (int i = 0; i < claims; i++) {
      int at = from + i;
      long word = (long) LONG.getAcquire(ring, RingLayout.offset(at));
      if (!voidClaim(at, word, first + i, i == claims - 1 ? to - at : 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean voidClaim(int slot, long word, long claim, int taken) {
    long voided = RingLayout.word(key, claim, taken, RingLayout.VOID);
    return LONG.compareAndSet(ring, RingLayout.offset(slot), word, voided);
  }

  private int next(int slot) {
    return slot + 1 == slots ? 0 : slot + 1;
  }

  private void take(int slot, ByteBuffer batch) {
    int from = RingLayout.offset(slot) + RingLayout.STATE_BYTES;
    int length = ring.getInt(from);
    int start = batch.position();
    boolean plausible =
        length >= RecordCodec.MIN_RECORD_BYTES && length <= RecordCodec.MAX_RECORD_BYTES;
    if (plausible) {
      batch.put(start, ring, from, length);
    }
    if (plausible
        && RecordCodec.verify(batch, start, start + length) == length
        && RecordCodec.sequence(batch, start) == collectedSequence) {
      batch.position(start + length);
    } else {
      putGap(batch, collectedSequence, "The record was damaged before it left the JVM.");
    }
  }

  private void putGap(ByteBuffer batch, long missing, String detail) {
    long nanos = System.nanoTime();
    gapBody.clear().put(Field.GAP_FIRST, missing).put(Field.GAP_LAST, missing);
    gapBody.put(Field.DETAIL, detail);
    Envelope envelope =
        new Envelope(
            RecordType.GAP.number(),
            incarnation,
            missing,
            System.currentTimeMillis() * 1000,
            nanos);
    batch.put(RecordCodec.encode(envelope, gapBody.toBytes()));
  }

  private void wipeStates() {
    int slot = head;
    for (long at = sequence; at < collectedSequence; at++) {
      int frame = slotOf(slot, at);
      long word = (long) LONG.getOpaque(ring, RingLayout.offset(frame));
      LONG.setOpaque(ring, RingLayout.offset(frame), 0L);
      int end = frame + RingLayout.slots(word);
      slot = end == slots ? 0 : end;
    }
  }

  private void wipe(int from, int to) {
    int at = RingLayout.offset(from);
    int end = RingLayout.offset(to);
    while (at < end) {
      int length = Math.min(ZEROS.length, end - at);
      ring.put(at, ZEROS, 0, length);
      at += length;
    }
  }
}
