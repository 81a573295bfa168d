package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordDamage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in the files of one incarnation, which moves over the end of each file to the next one.
 * Not thread safe.
 */
final class TransportCursor implements AutoCloseable {

  private final File home;
  private final Incarnation incarnation;
  private final long firstWanted;
  private final Deque<RecordDamage> damages = new ArrayDeque<>();
  private final Map<File, Long> firstSequences = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private @Nullable RecordFile current;
  private boolean positioned;

  TransportCursor(File home, Incarnation incarnation, long firstWanted) {
    this.home = home;
    this.incarnation = incarnation;
    this.firstWanted = firstWanted;
  }

  /** Damage that was met on the way; null if there is none to be told. */
  @Nullable RecordDamage takeDamage() {
    return damages.poll();
  }

  /**
   * The next record, which stays until {@link #taken}; null if there is none now or if there is
   * damage to be told first.
   *
   * @param willGrow whether the last file may still grow
   */
  byte @Nullable [] peek(boolean willGrow) {
    try {
      RecordFile file = current == null ? position() : current;
      while (file != null) {
        byte[] bytes = peek(file);
        if (bytes != null || !damages.isEmpty()) {
          return bytes;
        }
        File next = after(file.file());
        if (next == null && willGrow) {
          file.window.forget();
          return peek(file);
        }
        // It will not grow any more: its writer went on to the next file, or is dead.
        file.window.forget();
        bytes = peek(file);
        if (bytes != null || !damages.isEmpty() || finds(file)) {
          return bytes;
        }
        if (next == null) {
          return null;
        }
        file = moveTo(next);
      }
    } catch (IOException failure) {
      tellUnreadable(place(), failure);
      skipUnreadable();
    }
    return null;
  }

  /** The record that {@link #peek} gave is done with. */
  void taken(int length) {
    RecordFile file = current;
    if (file != null) {
      file.taken(length);
    }
  }

  /** Where it stands, for people. */
  String place() {
    RecordFile file = current;
    return file == null ? home.toString() : file.file() + " offset " + file.offset;
  }

  /** Deletes files before the current one whose records all lie below a sequence. */
  int release(long belowSequence) {
    RecordFile at = current;
    if (at == null) {
      return 0;
    }
    List<File> files = TransportFiles.of(home);
    int here = files.indexOf(at.file());
    int deleted = 0;
    for (int i = 0; i < here; i++) {
      Long followedBy = firstSequences.get(files.get(i + 1));
      boolean isBelow = followedBy != null && followedBy <= belowSequence;
      if (isBelow && files.get(i).delete()) {
        firstSequences.remove(files.get(i));
        deleted++;
      }
    }
    return deleted;
  }

  @Override
  public void close() throws IOException {
    RecordFile file = current;
    current = null;
    if (file != null) {
      file.close();
    }
  }

  private byte @Nullable [] peek(RecordFile file) throws IOException {
    byte[] bytes = file.peek();
    RecordDamage damage = file.takeDamage();
    if (damage != null) {
      damages.add(damage);
    }
    if (bytes != null) {
      firstSequences.putIfAbsent(file.file(), sequence(bytes));
    }
    return bytes;
  }

  private boolean finds(RecordFile file) throws IOException {
    boolean found = file.searchBehindEnd();
    RecordDamage damage = file.takeDamage();
    if (damage != null) {
      damages.add(damage);
    }
    return found;
  }

  /** Opens the last file that begins at or below the first wanted sequence, else the first file. */
  private @Nullable RecordFile position() throws IOException {
    List<File> files = TransportFiles.of(home);
    if (files.isEmpty()) {
      return null;
    }
    int start = positioned ? 0 : files.size() - 1;
    positioned = true;
    while (start > 0 && !beginsBelow(files.get(start))) {
      start--;
    }
    return moveTo(files.get(start));
  }

  private boolean beginsBelow(File file) {
    try (RecordFile opened = RecordFile.open(file, incarnation)) {
      byte[] first = opened.peek();
      if (first == null) {
        return false;
      }
      firstSequences.put(file, sequence(first));
      return sequence(first) <= firstWanted;
    } catch (IOException unreadable) {
      // Reading starts further in front; the damage is told when it comes to this file.
      return false;
    }
  }

  private RecordFile moveTo(File file) throws IOException {
    close();
    RecordFile opened = RecordFile.open(file, incarnation);
    current = opened;
    return opened;
  }

  private @Nullable File after(File file) {
    List<File> files = TransportFiles.of(home);
    int next = files.indexOf(file) + 1;
    return next < files.size() ? files.get(next) : null;
  }

  /** Goes on behind a file that cannot be read, if there is something behind it. */
  private void skipUnreadable() {
    List<File> files = new ArrayList<>(TransportFiles.of(home));
    RecordFile file = current;
    int next = file == null ? 1 : files.indexOf(file.file()) + 1;
    if (next < files.size()) {
      try {
        moveTo(files.get(next));
      } catch (IOException failure) {
        tellUnreadable(files.get(next).toString(), failure);
      }
    }
  }

  private void tellUnreadable(String place, IOException failure) {
    if (unreadable.add(place)) {
      damages.add(new RecordDamage("a file cannot be read: " + failure.getMessage(), place));
    }
  }

  private static long sequence(byte[] record) {
    return RecordCodec.sequence(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN), 0);
  }
}
