package dev.sluice.collector.ledger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the batches of one segment in order. Not thread safe. */
final class SegmentReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final DataInputStream in;
  private long nextBatch;
  private long offset;

  private SegmentReader(Path file, DataInputStream in, long firstBatch) {
    this.file = file;
    this.in = in;
    this.nextBatch = firstBatch;
  }

  /** Opens a segment without looking at its header. */
  static SegmentReader open(Path file) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    return new SegmentReader(file, in, SegmentFile.firstBatch(file));
  }

  /** Reads the header and checks that it continues a tree with this root. */
  SegmentReader checkHeader(byte[] rootBefore) throws IOException {
    try {
      SegmentFile.checkHeader(in, nextBatch, rootBefore);
    } catch (DamageException e) {
      throw located(e);
    }
    offset = SegmentFile.HEADER_BYTES;
    return this;
  }

  /** Passes over the header. */
  SegmentReader skipHeader() throws IOException {
    in.skipNBytes(SegmentFile.HEADER_BYTES);
    offset = SegmentFile.HEADER_BYTES;
    return this;
  }

  /**
   * The next batch; null at the end.
   *
   * @throws EOFException if the file ends inside a batch
   * @throws DamageException if what stands there is not what was written
   */
  @Nullable Batch next() throws IOException {
    try {
      byte[] payload = SegmentFile.readFrame(in);
      if (payload == null) {
        return null;
      }
      Batch batch = Batch.decode(payload);
      if (batch.number() != nextBatch) {
        throw new DamageException("batch out of order: found=" + batch.number());
      }
      nextBatch++;
      offset += SegmentFile.FRAME_HEADER_BYTES + payload.length;
      return batch;
    } catch (DamageException e) {
      throw located(e);
    }
  }

  /** Where the next frame begins; after an error, where the damaged one begins. */
  long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private DamageException located(IOException e) {
    return new DamageException(
        "Ledger is damaged: "
            + e.getMessage()
            + ", batch="
            + nextBatch
            + ", "
            + file
            + " at byte "
            + offset
            + ". Restore this file from a copy; `verify` shows what else is affected.");
  }
}
