package dev.sluice.collector.ledger;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The layout of a segment: a header, then frames. Header (64 bytes, little endian): the line {@code
 * SLUICE-LEDGER 1}, the number of its first batch (8), the root of the tree before it (32), four
 * zero bytes, CRC32C of all that (4). Frame: length of the payload (4), CRC32C of the payload (4),
 * the payload, which is the canonical form of a {@link Batch}. The file's name is the number of its
 * first batch in 20 digits.
 */
final class SegmentFile {

  static final int HEADER_BYTES = 64;
  static final int FRAME_HEADER_BYTES = 8;
  static final int MAX_PAYLOAD_BYTES = 256 << 20;
  static final String SUFFIX = ".seg";

  private static final byte[] MAGIC = "SLUICE-LEDGER 1\n".getBytes(StandardCharsets.US_ASCII);

  private SegmentFile() {}

  static String name(long firstBatch) {
    return String.format(Locale.ROOT, "%020d%s", firstBatch, SUFFIX);
  }

  /** The number of the first batch, from the name; -1 if it is not the name of a segment. */
  static long firstBatch(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.matches("[0-9]{19,20}" + "\\" + SUFFIX)) {
      return -1;
    }
    try {
      return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static byte[] header(long firstBatch, byte[] rootBefore) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putLong(firstBatch).put(rootBefore).putInt(0);
    return out.putInt(crc(out.array(), HEADER_BYTES - Integer.BYTES)).array();
  }

  static ByteBuffer frame(byte[] payload) {
    ByteBuffer out =
        ByteBuffer.allocate(FRAME_HEADER_BYTES + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    return out.putInt(payload.length).putInt(crc(payload, payload.length)).put(payload).flip();
  }

  /** Reads the header and compares it with what must stand there. */
  static void checkHeader(DataInputStream in, long firstBatch, byte[] rootBefore)
      throws IOException {
    byte[] found = in.readNBytes(HEADER_BYTES);
    if (found.length < HEADER_BYTES) {
      throw new DamageException("header is cut: bytes=" + found.length);
    }
    if (!Arrays.equals(found, header(firstBatch, rootBefore))) {
      throw new DamageException("header does not continue the segments before it");
    }
  }

  /**
   * Reads the next frame.
   *
   * @return its payload; null at the end of the file
   * @throws EOFException if the file ends inside a frame
   * @throws DamageException if the bytes are not those that were written
   */
  static byte @org.jspecify.annotations.Nullable [] readFrame(InputStream in) throws IOException {
    byte[] head = in.readNBytes(FRAME_HEADER_BYTES);
    if (head.length == 0) {
      return null;
    }
    if (head.length < FRAME_HEADER_BYTES) {
      throw new EOFException("file ends inside a frame's header");
    }
    ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int length = fields.getInt();
    if (length < Batch.HEADER_BYTES || length > MAX_PAYLOAD_BYTES) {
      throw new DamageException("impossible length of a frame: length=" + length);
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("file ends inside a frame");
    }
    if (crc(payload, length) != fields.getInt()) {
      throw new DamageException("checksum of a frame does not match");
    }
    return payload;
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
