package dev.sluice.agent.audit.ring;

import static dev.sluice.agent.audit.ring.RingClaims.FULL;
import static dev.sluice.agent.audit.ring.RingClaims.LONG;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCut;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Hot path. The record sink over a mapped ring. The parts of a record are copied straight into
 * their slots; the record is safe from the death of this process when its state word turns to
 * published. Any thread, virtual ones too: no lock, no thread-local, no allocation.
 *
 * <p>A thread that dies between claim and publication leaves a hole, which the drain voids in time.
 * Publication is a compare-and-set from the claim's own word, so a record that was voided meanwhile
 * is never reported as written.
 */
public final class RecordRing implements RecordSink {

  private static final int MAX_BODY_BYTES =
      RecordCodec.MAX_RECORD_BYTES - RecordCodec.MIN_RECORD_BYTES;
  private static final int OUTCOME_BODY_BYTES =
      RingClaims.OUTCOME_SLOTS * RingLayout.SLOT_BYTES
          - RingLayout.STATE_BYTES
          - RecordCodec.MIN_RECORD_BYTES;

  private final ByteBuffer ring;
  private final RingClaims claims;
  private final Incarnation incarnation;
  private final long high;
  private final long low;
  private final long key;
  // Wall clock minus monotonic clock: one clock read per record instead of two.
  private volatile long wallOffsetMicros;
  private volatile boolean closed;

  /**
   * A ring over what {@link RingFile#create} made.
   *
   * @param waitNanos how long a thread waits for room; 0 does not wait
   */
  public RecordRing(ByteBuffer mapped, long waitNanos) {
    ring = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    high = ring.getLong(RingLayout.AT_INCARNATION);
    low = ring.getLong(RingLayout.AT_INCARNATION + Long.BYTES);
    incarnation = new Incarnation(high, low);
    key = ring.getLong(RingLayout.AT_KEY);
    claims = new RingClaims(ring, (int) ring.getLong(RingLayout.AT_SLOTS), waitNanos);
    setClock();
  }

  /** Whose records these are. */
  public Incarnation incarnation() {
    return incarnation;
  }

  /** Follows the wall clock; called once in a while by the writer. */
  public void setClock() {
    wallOffsetMicros = System.currentTimeMillis() * 1000 - System.nanoTime() / 1000;
  }

  /** Changes how long a thread waits for room. */
  public void waitNanos(long nanos) {
    claims.waitNanos(nanos);
  }

  /** Takes nothing more. */
  public void close() {
    closed = true;
  }

  /** Hot path. */
  @Override
  public long publish(
      RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
    long claim = FULL;
    int length =
        RecordCodec.MIN_RECORD_BYTES
            + statement.length
            + connection.length
            + actor.length
            + own.size();
    try {
      if (length > RecordCodec.MAX_RECORD_BYTES) {
        return publishCut(type, joined(statement, connection, actor, own), own);
      }
      claim = claim(type, RingLayout.slotsFor(length));
      if (claim == FULL) {
        return withoutRoom(type, own);
      }
      int at = begin(claim, length, type);
      if (at < 0) {
        return lose();
      }
      at = copy(at, statement);
      at = copy(at, connection);
      at = copy(at, actor);
      ring.put(at, own.array(), 0, own.size());
      return end(claim, length);
    } catch (Throwable failure) { // A fault of the disk under the mapping, a stack that overflows.
      abandon(claim, length);
      return lose();
    }
  }

  @Override
  public long taken() {
    return RingLayout.tailSequence((long) LONG.getVolatile(ring, RingLayout.AT_TAIL));
  }

  @Override
  public long lost() {
    return (long) LONG.getVolatile(ring, RingLayout.AT_LOST);
  }

  @Override
  public boolean accepts() {
    return !closed && claims.hasRoom(RingLayout.slotsFor(RecordCodec.MAX_RECORD_BYTES));
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return claims.used() == 0;
  }

  private long claim(RecordType type, int need) {
    if (closed) {
      return FULL;
    }
    if (type == RecordType.INTENT) {
      return claims.claimIntent(need);
    }
    if (type != RecordType.OUTCOME) {
      return claims.claimOrWait(need, 0);
    }
    long claim = claims.claimOutcome(need);
    if (claim != FULL) {
      claims.releaseOutcome();
    }
    return claim;
  }

  /** Marks the claim and writes the header; answers where the body starts, or -1 if voided. */
  private int begin(long claim, int length, RecordType type) {
    int frame = RingLayout.offset(RingLayout.tailSlot(claim));
    long sequence = RingLayout.tailSequence(claim);
    long word = RingLayout.word(key, sequence, RingLayout.slotsFor(length), RingLayout.CLAIMED);
    if (!LONG.compareAndSet(ring, frame, 0L, word)) {
      return -1;
    }
    long nanos = System.nanoTime();
    int at = frame + RingLayout.STATE_BYTES;
    ring.putInt(at, length);
    ring.putInt(at + 4, RecordCodec.MAGIC_AND_VERSION | type.number() << 16);
    ring.putLong(at + 8, high);
    ring.putLong(at + 16, low);
    ring.putLong(at + 24, sequence);
    ring.putLong(at + 32, wallOffsetMicros + nanos / 1000);
    ring.putLong(at + 40, nanos);
    return at + RecordCodec.HEADER_BYTES;
  }

  private int copy(int at, byte[] part) {
    ring.put(at, part, 0, part.length);
    return at + part.length;
  }

  /** Seals and publishes. */
  private long end(long claim, int length) {
    int frame = RingLayout.offset(RingLayout.tailSlot(claim));
    int at = frame + RingLayout.STATE_BYTES;
    int sealed = length - RecordCodec.TRAILER_BYTES;
    CRC32C crc = new CRC32C();
    crc.update(ring.slice(at, sealed));
    ring.putInt(at + sealed, (int) crc.getValue());
    long sequence = RingLayout.tailSequence(claim);
    long word = RingLayout.word(key, sequence, RingLayout.slotsFor(length), RingLayout.CLAIMED);
    long published = word ^ RingLayout.CLAIMED ^ RingLayout.PUBLISHED;
    return LONG.compareAndSet(ring, frame, word, published) ? sequence : lose();
  }

  /**
   * No room, or closed. An outcome still has what its intent set aside: it goes without the parts
   * that the intent already carries.
   */
  private long withoutRoom(RecordType type, FieldWriter own) {
    return type == RecordType.OUTCOME && !closed ? publishReserved(own.toBytes()) : lose();
  }

  private long publishReserved(byte[] own) {
    byte[] body = RecordCut.fit(own, OUTCOME_BODY_BYTES);
    int need = RingLayout.slotsFor(RecordCodec.MIN_RECORD_BYTES + body.length);
    long claim = claims.claimOrWait(need, RingClaims.OUTCOME_SLOTS);
    claims.releaseOutcome();
    return claim == FULL ? lose() : fill(claim, RecordType.OUTCOME, body);
  }

  private long publishCut(RecordType type, byte[] whole, FieldWriter own) {
    byte[] body = RecordCut.fit(whole, MAX_BODY_BYTES);
    long claim = claim(type, RingLayout.slotsFor(RecordCodec.MIN_RECORD_BYTES + body.length));
    return claim == FULL ? withoutRoom(type, own) : fill(claim, type, body);
  }

  private long fill(long claim, RecordType type, byte[] body) {
    int length = RecordCodec.MIN_RECORD_BYTES + body.length;
    int at = begin(claim, length, type);
    if (at < 0) {
      return lose();
    }
    copy(at, body);
    return end(claim, length);
  }

  private static byte[] joined(byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
    // The record's own fields first: if even cut texts do not suffice, the shared ones go.
    int afterActor = own.size() + actor.length;
    int afterConnection = afterActor + connection.length;
    byte[] all = Arrays.copyOf(own.array(), afterConnection + statement.length);
    System.arraycopy(actor, 0, all, own.size(), actor.length);
    System.arraycopy(connection, 0, all, afterActor, connection.length);
    System.arraycopy(statement, 0, all, afterConnection, statement.length);
    return all;
  }

  private void abandon(long claim, int length) {
    if (claim == FULL) {
      return;
    }
    int frame = RingLayout.offset(RingLayout.tailSlot(claim));
    int slots = RingLayout.slotsFor(length);
    long sequence = RingLayout.tailSequence(claim);
    long claimed = RingLayout.word(key, sequence, slots, RingLayout.CLAIMED);
    long voided = RingLayout.word(key, sequence, slots, RingLayout.VOID);
    try {
      if (!LONG.compareAndSet(ring, frame, 0L, voided)) {
        LONG.compareAndSet(ring, frame, claimed, voided);
      }
    } catch (Throwable failure) {
      // The same fault again. The drain voids the claim after its time.
      return;
    }
  }

  private long lose() {
    LONG.getAndAdd(ring, RingLayout.AT_LOST, 1L);
    return NOT_WRITTEN;
  }
}
