package dev.sluice.agent.audit.segment;

import dev.sluice.agent.audit.Transport;
import dev.sluice.rules.record.RecordCodec;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to files that hold nothing but records: each is named after the first sequence in
 * it, 16 hexadecimal digits and {@code .seg}, so that their names sort in the order of reading. A
 * plain write is safe from the death of the process as soon as it returns. One writer thread.
 *
 * <p>Not mapped: a fault of the disk is an {@code IOException} here and no fault of a mapping. The
 * writer's thread must not be interrupted in a write, because that closes the channel; the writer
 * clears the flag.
 */
final class SegmentTransport implements Transport {

  private final File directory;
  private final long segmentBytes;
  private @Nullable FileChannel channel;
  private long written;

  SegmentTransport(File directory, long segmentBytes) {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
  }

  @Override
  public void append(ByteBuffer records) throws IOException {
    FileChannel target = channel;
    if (target == null || written >= segmentBytes) {
      target = roll(RecordCodec.sequence(records, records.position()));
    }
    long start = written;
    try {
      while (records.hasRemaining()) {
        written += target.write(records);
      }
    } catch (IOException failure) {
      cutTo(target, start, failure);
      throw failure;
    }
  }

  @Override
  public void force() throws IOException {
    FileChannel target = channel;
    if (target != null) {
      target.force(false);
    }
  }

  @Override
  public void close() {
    FileChannel target = channel;
    channel = null;
    if (target != null) {
      try {
        target.close();
      } catch (IOException failure) {
        // All that was appended is in the page cache already; nothing hangs on this answer.
        return;
      }
    }
  }

  private FileChannel roll(long firstSequence) throws IOException {
    force();
    close();
    String digits = Long.toHexString(firstSequence);
    File file = new File(directory, "0".repeat(16 - digits.length()) + digits + ".seg");
    FileChannel opened =
        FileChannel.open(file.toPath(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel = opened;
    written = 0;
    return opened;
  }

  /** Takes half-written records away; the caller abandons this transport in any case. */
  private static void cutTo(FileChannel target, long length, IOException failure) {
    try {
      target.truncate(length);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }
}
