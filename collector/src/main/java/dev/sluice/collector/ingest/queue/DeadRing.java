package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.RecordDamage;
import dev.sluice.rules.record.RingReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is left in the ring of a dead JVM, by sequence, once. Not thread safe. */
final class DeadRing {

  private final Deque<RecordDamage> damages = new ArrayDeque<>();
  private final long headSequence;
  private final long claimedSequence;
  private final @Nullable RingReader reader;
  private byte @Nullable [] pending;

  /**
   * Reads a ring.
   *
   * @param from the first sequence that the transport did not have
   */
  DeadRing(File file, long from) {
    RingReader opened = open(file);
    reader = opened;
    if (opened == null) {
      headSequence = from;
      claimedSequence = from;
      return;
    }
    opened.scan(from);
    for (RecordDamage damage : opened.damages()) {
      damages.add(new RecordDamage(damage.what(), file + " " + damage.where()));
    }
    headSequence = opened.headSequence();
    claimedSequence = opened.claimedSequence();
  }

  /** Damage that was met; null if there is none to be told. */
  @Nullable RecordDamage takeDamage() {
    return damages.poll();
  }

  /** All records below this sequence had been given to the transport. */
  long headSequence() {
    return headSequence;
  }

  /** One more than the last sequence that was ever claimed. */
  long claimedSequence() {
    return claimedSequence;
  }

  /** Records that the JVM could not take, since its start. */
  long lost() {
    RingReader opened = reader;
    return opened == null ? 0 : opened.lost();
  }

  /** The next record, which stays until {@link #taken}; null at the end. */
  byte @Nullable [] peek() {
    RingReader opened = reader;
    if (pending == null && opened != null && opened.peekSequence() >= 0) {
      pending = opened.take();
    }
    return pending;
  }

  void taken() {
    pending = null;
  }

  private @Nullable RingReader open(File file) {
    try {
      // Read, not mapped: it may have been cut off.
      RingReader.Opening opening =
          RingReader.open(ByteBuffer.wrap(Files.readAllBytes(file.toPath())));
      if (opening instanceof RingReader.Opening.Opened opened) {
        return opened.reader();
      }
      RecordDamage damage = ((RingReader.Opening.Refused) opening).damage();
      damages.add(new RecordDamage(damage.what(), file + " " + damage.where()));
    } catch (NoSuchFileException gone) {
      damages.add(new RecordDamage("the ring is not there", file.toString()));
    } catch (IOException failure) {
      damages.add(
          new RecordDamage("the ring cannot be read: " + failure.getMessage(), file.toString()));
    }
    return null;
  }
}
