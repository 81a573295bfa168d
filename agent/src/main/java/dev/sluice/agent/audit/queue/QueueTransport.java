package dev.sluice.agent.audit.queue;

import dev.sluice.agent.audit.Transport;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Appends batches of records to a Chronicle Queue as raw bytes. One writer thread, one appender,
 * one fresh directory: so no lock is ever contended and none is ever found taken by a process with
 * the same number. A new file every ten minutes, so that the collector can delete what it has.
 */
final class QueueTransport implements Transport {

  private static final long LOCK_TIMEOUT_MILLIS = 1_000;
  // Mapped at a time; files are longer than what is in them by as much. Four of the longest
  // batches.
  private static final long BLOCK_BYTES = 4L << 20;

  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final Bytes<ByteBuffer> bytes = Bytes.elasticByteBuffer(1 << 16);
  private final ByteBuffer readBack = ByteBuffer.allocateDirect((int) (BLOCK_BYTES / 4));
  private @Nullable FileChannel channel;
  private @Nullable File file;

  QueueTransport(File directory) {
    queue =
        SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(RollCycles.TEN_MINUTELY)
            .blockSize(BLOCK_BYTES)
            .timeoutMS(LOCK_TIMEOUT_MILLIS)
            .build();
    appender = queue.createAppender();
    appender.singleThreadedCheckDisabled(true);
  }

  @Override
  public void append(ByteBuffer records) throws IOException {
    ByteBuffer appended = records.duplicate();
    bytes.clear();
    bytes.writeSome(records);
    if (records.hasRemaining()) {
      throw new IOException("bytes that were not copied: bytes=" + records.remaining());
    }
    appender.writeBytes(bytes);
    check(appended);
  }

  /**
   * Reads back what was appended. On a full volume a store into a mapping is skipped, and the JVM
   * raises its error some time later: an append can return although nothing is in the file.
   */
  private void check(ByteBuffer appended) throws IOException {
    int length = appended.remaining();
    Wire wire = appender.wire();
    if (wire == null) {
      throw new IOException("the queue has no file after an append");
    }
    // Documents begin on four bytes; the end may be padded.
    long start = (wire.bytes().writePosition() - length) & ~3L;
    readBack.clear().limit(length);
    FileChannel current = currentChannel();
    int read = 0;
    while (read >= 0 && readBack.hasRemaining()) {
      read = current.read(readBack, start + readBack.position());
    }
    if (!readBack.flip().equals(appended)) {
      throw new IOException("the queue's file does not hold what was appended: file=" + file);
    }
  }

  private FileChannel currentChannel() throws IOException {
    File current = appender.currentFile();
    FileChannel opened = channel;
    if (current == null) {
      throw new IOException("the queue has no file after an append");
    }
    if (opened == null || !current.equals(file)) {
      closeChannel();
      opened =
          FileChannel.open(current.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = opened;
      file = current;
    }
    return opened;
  }

  private void closeChannel() throws IOException {
    FileChannel opened = channel;
    channel = null;
    if (opened != null) {
      opened.close();
    }
  }

  /** The appender's own way needs native code that is not in our jar, and would do nothing. */
  @Override
  public void force() throws IOException {
    if (appender.currentFile() != null) {
      currentChannel().force(false);
    }
  }

  @Override
  public void close() {
    try {
      closeChannel();
    } catch (IOException failure) {
      // All that was appended is in the page cache already; nothing hangs on this answer.
      file = null;
    }
    appender.close();
    queue.close();
    bytes.releaseLast();
  }
}
