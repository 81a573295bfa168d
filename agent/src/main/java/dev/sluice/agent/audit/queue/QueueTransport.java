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
  public void append(ByteBuffer records) {
    bytes.clear();
    bytes.writeSome(records);
    if (records.hasRemaining()) {
      throw new IllegalStateException("bytes that were not copied: bytes=" + records.remaining());
    }
    appender.writeBytes(bytes);
  }

  /** The appender's own way needs native code that is not in our jar, and would do nothing. */
  @Override
  public void force() throws IOException {
    File file = appender.currentFile();
    if (file == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file.toPath(), StandardOpenOption.WRITE)) {
      channel.force(false);
    }
  }

  @Override
  public void close() {
    appender.close();
    queue.close();
    bytes.releaseLast();
  }
}
