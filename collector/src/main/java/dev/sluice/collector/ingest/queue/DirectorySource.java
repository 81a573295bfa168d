package dev.sluice.collector.ingest.queue;

import dev.sluice.collector.ingest.IncarnationFinder.Found;
import dev.sluice.collector.ingest.IncarnationSource;
import dev.sluice.collector.ingest.RecordConsumer;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCodec.Reading;
import dev.sluice.rules.record.RecordDamage;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one incarnation from its directory: first what the transport has, in the order of
 * its files; then, when the JVM is dead and the transport read to its end, what is left in the
 * ring. What came already is dropped by its sequence; what is missing is told as a gap at the
 * moment at which something later is there, or nothing can come any more. Belongs to one thread.
 */
final class DirectorySource implements IncarnationSource {

  private static final String MISSING =
      "The queue does not have them: bytes were damaged or a file was removed.";
  private static final String CUT_OFF =
      "The queue had them and its end is missing: a file was cut off or removed.";
  private static final String UNPUBLISHED =
      "The JVM died before the threads that claimed these numbers published.";

  private final File home;
  private final Found found;
  private final Liveness liveness;
  private final TransportCursor cursor;
  private @Nullable DeadRing ring;
  private long next;
  // What the records that were read say of losses.
  private long toldLost;
  private boolean exhausted;

  DirectorySource(File home, Found found, long nextSequence) {
    this.home = home;
    this.found = found;
    this.next = nextSequence;
    liveness = new Liveness(new File(home, "alive.lock"));
    cursor = new TransportCursor(home, found.id(), nextSequence);
  }

  @Override
  public Incarnation id() {
    return found.id();
  }

  @Override
  public String service() {
    return found.service();
  }

  @Override
  public boolean writerAlive() {
    return liveness.isAlive();
  }

  @Override
  public long nextSequence() {
    return next;
  }

  @Override
  public boolean exhausted() {
    return exhausted;
  }

  @Override
  public int poll(RecordConsumer consumer, int max) {
    int handed = 0;
    while (handed < max && !exhausted) {
      int more = ring == null ? pollTransport(consumer) : pollRing(ring, consumer);
      if (more == 0) {
        break;
      }
      handed += more < 0 ? 0 : more;
    }
    return handed;
  }

  /** Things handed over; 0 if there is nothing now; -1 to go on. */
  private int pollTransport(RecordConsumer consumer) {
    // Asked before reading: what a JVM wrote before it died is then seen by the read that follows.
    boolean alive = liveness.isAlive();
    byte[] bytes = cursor.peek(alive);
    int handed = tell(consumer, cursor.takeDamage());
    if (handed > 0) {
      return handed;
    }
    if (bytes == null) {
      if (!alive) {
        ring = new DeadRing(new File(home, "ring.bin"), next);
        return -1;
      }
      return 0;
    }
    handed = give(consumer, bytes, cursor.place());
    cursor.taken(bytes.length);
    return handed;
  }

  private int pollRing(DeadRing dead, RecordConsumer consumer) {
    int handed = tell(consumer, dead.takeDamage());
    if (handed > 0) {
      return handed;
    }
    if (next < dead.headSequence()) {
      return gap(consumer, dead.headSequence() - 1, CUT_OFF);
    }
    byte[] bytes = dead.peek();
    if (bytes != null) {
      handed = giveFromRing(consumer, bytes);
      dead.taken();
      return handed;
    }
    if (next < dead.claimedSequence()) {
      return gap(consumer, dead.claimedSequence() - 1, UNPUBLISHED);
    }
    exhausted = true;
    return dead.lost() > toldLost ? tell(consumer, lossOf(dead)) : 0;
  }

  private int give(RecordConsumer consumer, byte[] bytes, String place) {
    if (RecordCodec.read(bytes) instanceof Reading.Taken taken) {
      return give(consumer, taken.record(), bytes, MISSING);
    }
    String what = ((Reading.Damaged) RecordCodec.read(bytes)).what();
    return tell(consumer, new RecordDamage(what, place));
  }

  private int giveFromRing(RecordConsumer consumer, byte[] bytes) {
    if (RecordCodec.read(bytes) instanceof Reading.Taken taken) {
      return give(consumer, taken.record(), bytes, UNPUBLISHED);
    }
    String what = ((Reading.Damaged) RecordCodec.read(bytes)).what();
    return tell(consumer, new RecordDamage(what, new File(home, "ring.bin").toString()));
  }

  private int give(RecordConsumer consumer, AuditRecord record, byte[] bytes, String reason) {
    if (record.sequence() < next) {
      return -1;
    }
    int handed = 0;
    if (record.sequence() > next) {
      handed = gap(consumer, record.sequence() - 1, reason);
    }
    consumer.record(record, bytes);
    toldLost = Math.max(toldLost, record.number(Field.LOST, 0));
    next = record.sequence() + 1;
    return handed + 1;
  }

  private int gap(RecordConsumer consumer, long last, String reason) {
    consumer.gap(next, last, reason);
    next = last + 1;
    return 1;
  }

  /** What no heartbeat could tell any more. */
  private RecordDamage lossOf(DeadRing dead) {
    return new RecordDamage(
        "the JVM could not take records and died before it told: lost=" + dead.lost(),
        new File(home, "ring.bin").toString());
  }

  private static int tell(RecordConsumer consumer, @Nullable RecordDamage damage) {
    if (damage == null) {
      return 0;
    }
    consumer.damage(damage);
    return 1;
  }

  @Override
  public int release(long belowSequence) {
    if (!exhausted || belowSequence < next) {
      return cursor.release(belowSequence);
    }
    close();
    return delete(home);
  }

  private static int delete(File file) {
    int deleted = 0;
    File[] inside = file.isDirectory() ? file.listFiles() : null;
    if (inside != null) {
      for (File each : inside) {
        deleted += delete(each);
      }
    }
    return deleted + (file.delete() ? 1 : 0);
  }

  @Override
  public void close() {
    try {
      cursor.close();
    } catch (IOException failure) {
      // Only read from; there is nothing that closing could lose.
      return;
    }
  }
}
