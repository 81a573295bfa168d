package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordDamage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One file of records, read from front to back while it may still grow. What lies around the
 * records is the matter of the two kinds below; what is common is how a whole record is recognised,
 * and how the next one is found behind damage. Not thread safe.
 *
 * <p>The search takes nothing for a record that is not whole and of this incarnation.
 */
abstract class RecordFile implements AutoCloseable {

  private static final int WANTED = RecordCodec.MAX_RECORD_BYTES + Long.BYTES;

  final FileWindow window;
  private final Incarnation incarnation;
  private @Nullable RecordDamage damage;
  private boolean lost;
  long offset;

  RecordFile(FileWindow window, Incarnation incarnation) {
    this.window = window;
    this.incarnation = incarnation;
  }

  /** Opens a file of the kind that its name says. */
  static RecordFile open(File file, Incarnation incarnation) throws IOException {
    FileWindow window = new FileWindow(file);
    return file.getName().endsWith(".seg")
        ? new SegmentFile(window, incarnation)
        : new CycleFile(window, incarnation);
  }

  /**
   * Length of the whole record at {@link #offset}, after walking over what lies before it; 0 if
   * there is none yet; negative if there is something else, see {@link RecordCodec#whatIsWrong}.
   */
  abstract int locate() throws IOException;

  /** How far to look for a whole record behind damage. */
  abstract long searchEnd() throws IOException;

  /** The search ended: with a record at this place, or with none (-1). */
  abstract void searched(long found) throws IOException;

  File file() {
    return window.file();
  }

  /**
   * The bytes of the next record, which stays the next one until {@link #taken}; null if there is
   * none now, or if there is damage to be told first.
   */
  byte @Nullable [] peek() throws IOException {
    int length = locate();
    if (length < 0 && !lost) {
      // Perhaps the writer was just writing it: look again at fresh bytes before calling it damage.
      window.forget();
      length = locate();
    }
    if (length > 0) {
      lost = false;
      byte[] bytes = new byte[length];
      window.bytes().get(window.at(offset), bytes);
      return bytes;
    }
    if (length < 0) {
      long from = offset;
      long end = searchEnd();
      long found = findWhole(from, end);
      note(RecordCodec.whatIsWrong(length), from, (found < 0 ? end : found) - from);
      searched(found);
    }
    return null;
  }

  /** The record that {@link #peek} gave is done with. */
  void taken(int length) {
    offset += length;
  }

  /** Damage that was met; null if there is none. It is told once. */
  @Nullable RecordDamage takeDamage() {
    RecordDamage met = damage;
    damage = null;
    return met;
  }

  /**
   * Looks for records behind what seems to be the end of a file that will not grow any more.
   *
   * @return whether one was found; then there is damage to be told, too
   */
  boolean searchBehindEnd() throws IOException {
    window.forget();
    long found = findWhole(offset, window.size());
    if (found < 0) {
      return false;
    }
    note("records lie behind what looks like the end", offset, found - offset);
    searched(found);
    return true;
  }

  final int verifyAt(long place, long limit) throws IOException {
    int readable = window.ensure(place, (int) Math.min(WANTED, limit - place));
    int at = window.at(place);
    int length =
        RecordCodec.verify(window.bytes(), at, at + (int) Math.min(readable, limit - place));
    return length > 0 && !RecordCodec.incarnation(window.bytes(), at).equals(incarnation)
        ? RecordCodec.WRONG_PLACE
        : length;
  }

  /** The next whole record from a place on; -1 if there is none before the end. */
  final long findWhole(long from, long end) throws IOException {
    long place = nextMagic(from, end);
    while (place >= 0 && verifyAt(place, end) <= 0) {
      place = nextMagic(place + 1, end);
    }
    return place;
  }

  private void note(String what, long from, long bytes) {
    if (!lost) {
      damage = new RecordDamage(what, file() + " offset " + from + ", bytes skipped " + bytes);
      lost = true;
    }
  }

  /** The next place at which a record's magic byte and a possible length stand; -1 if none. */
  private long nextMagic(long from, long end) throws IOException {
    long place = from;
    while (place <= end - RecordCodec.MIN_RECORD_BYTES) {
      int readable = window.ensure(place, RecordCodec.MIN_RECORD_BYTES);
      ByteBuffer bytes = window.bytes();
      int first = window.at(place);
      int last = first + readable - RecordCodec.MIN_RECORD_BYTES;
      for (int at = first; at <= last; at++) {
        if (bytes.get(at + 4) == RecordCodec.MAGIC && RecordCodec.hasPossibleLength(bytes, at)) {
          return place + (at - first);
        }
      }
      if (last < first) {
        return -1;
      }
      place += last - first + 1;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
