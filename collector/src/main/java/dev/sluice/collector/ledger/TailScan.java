package dev.sluice.collector.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What reading one segment to its end found.
 *
 * @param offset the end of the last good batch
 * @param problem what stopped the reading; null at a clean end
 * @param torn whether a write that a crash interrupted explains the problem
 */
record TailScan(long offset, @Nullable DamageException problem, boolean torn) {

  static TailScan of(Path file, Recovery.Growth growth) throws IOException {
    try (SegmentReader reader = SegmentReader.open(file)) {
      try {
        reader.checkHeader(growth.tree.root());
      } catch (DamageException e) {
        boolean torn = Files.size(file) < SegmentFile.HEADER_BYTES;
        return new TailScan(0, e, torn);
      }
      return scan(file, reader, growth);
    }
  }

  private static TailScan scan(Path file, SegmentReader reader, Recovery.Growth growth)
      throws IOException {
    try {
      Batch batch = reader.next();
      while (batch != null) {
        String contradiction = growth.add(batch);
        if (contradiction != null) {
          return new TailScan(reader.offset(), new DamageException(contradiction), false);
        }
        batch = reader.next();
      }
      return new TailScan(reader.offset(), null, false);
    } catch (EOFException e) {
      DamageException cut =
          new DamageException(
              "Ledger is damaged: segment is cut, %s at byte %d. Restore this file from a copy."
                  .formatted(file, reader.offset()));
      return new TailScan(reader.offset(), cut, true);
    } catch (DamageException e) {
      return new TailScan(reader.offset(), e, torn(file, reader.offset()));
    }
  }

  /**
   * Whether the frame at this offset is the last thing in the file, or everything from there is
   * zero, as file systems leave it after a power failure.
   */
  private static boolean torn(Path file, long offset) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(offset);
      byte[] head = in.readNBytes(Integer.BYTES);
      long length = 0;
      for (int i = head.length - 1; i >= 0; i--) {
        length = (length << 8) | (head[i] & 0xff);
      }
      return length == 0
          ? onlyZeros(in)
          : offset + SegmentFile.FRAME_HEADER_BYTES + length == Files.size(file);
    }
  }

  private static boolean onlyZeros(InputStream in) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
      for (int i = 0; i < read; i++) {
        if (chunk[i] != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
