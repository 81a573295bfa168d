package dev.sluice.agent.audit.ring;

import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Makes the file of a ring. */
public final class RingFile {

  private static final int CHUNK_BYTES = 1 << 20;

  private RingFile() {}

  /**
   * Creates, fills and maps a ring. The file is written with zeros, never left sparse: a full disk
   * under a sparse mapping would throw {@code InternalError} at the application's thread.
   *
   * @param slots a number that {@link RingLayout} allows
   * @param key secret, random
   * @throws IOException if it exists, cannot be written, or the disk is full
   */
  public static ByteBuffer create(File file, int slots, Incarnation incarnation, long key)
      throws IOException {
    if (slots < RingLayout.MIN_SLOTS || slots > RingLayout.MAX_SLOTS) {
      throw new IllegalArgumentException("ring size out of range: slots=" + slots);
    }
    if (!file.createNewFile()) {
      throw new IOException("the ring exists already: file=" + file);
    }
    int bytes = RingLayout.fileBytes(slots);
    try (RandomAccessFile opened = new RandomAccessFile(file, "rw")) {
      byte[] zeros = new byte[CHUNK_BYTES];
      for (int at = 0; at < bytes; at += CHUNK_BYTES) {
        opened.write(zeros, 0, Math.min(CHUNK_BYTES, bytes - at));
      }
      ByteBuffer ring = opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, bytes);
      ring.order(ByteOrder.LITTLE_ENDIAN);
      RingLayout.initialise(ring, slots, incarnation, key);
      return ring;
    }
  }
}
