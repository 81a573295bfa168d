package dev.sluice.collector.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The append-only ledger of one directory: {@code segments/*.seg}, {@code leaves} (one hash per
 * batch, a cache that is rebuilt from the segments), {@code checkpoint}, {@code ledger.key} and
 * {@code ledger.pub}. One thread appends; reading by {@link #read} is safe beside it.
 *
 * <p>A batch is in the ledger when {@link #append} returns: its bytes are on disk. A process that
 * dies before leaves at most one torn batch at the end, which {@link #open} cuts.
 */
public final class Ledger implements AutoCloseable {

  static final String SEGMENTS = "segments";
  static final String CHECKPOINT = "checkpoint";

  /** A segment of this size is closed and the next one begun. */
  public static final long DEFAULT_SEGMENT_BYTES = 64L << 20;

  private final Path directory;
  private final long segmentBytes;
  private final Steps steps;
  private final SigningKey key;
  private final MerkleTree tree;
  private final LeafCache leaves;
  private final @Nullable String recovery;

  private @Nullable FileChannel segment;
  private long segmentEnd;
  private volatile long size;
  private long checkpointed;

  Ledger(Recovery found, long segmentBytes, Steps steps) throws IOException {
    this.directory = found.directory();
    this.segmentBytes = segmentBytes;
    this.steps = steps;
    this.key = found.key();
    this.tree = found.tree();
    this.leaves = found.leaves();
    this.recovery = found.finding();
    this.size = tree.size();
    this.checkpointed = found.checkpointed();
    Path last = found.lastSegment();
    if (last != null) {
      segment = FileChannel.open(last, StandardOpenOption.WRITE);
      segmentEnd = segment.size();
    }
  }

  /**
   * Opens or creates a ledger, cuts what a crash left torn, and compares it with its checkpoint.
   *
   * @throws DamageException if it holds less, or something else, than its checkpoint says
   */
  public static Ledger open(Path directory, long segmentBytes, Steps steps) throws IOException {
    Files.createDirectories(directory.resolve(SEGMENTS));
    return new Ledger(Recovery.of(directory), segmentBytes, steps);
  }

  /** Batches in the ledger. */
  public long size() {
    return size;
  }

  /** What was cut when the ledger was opened, as a sentence; null if nothing was. */
  public @Nullable String recovery() {
    return recovery;
  }

  /** The key that verifies checkpoints. */
  public VerifierKey verifier() {
    return key.verifier();
  }

  /**
   * Appends one batch and forces it to disk.
   *
   * @throws IOException if it could not be written; the ledger is then as before, and the same
   *     entries may be appended again
   */
  public Batch append(List<byte[]> entries, long wallMicros) throws IOException {
    Batch batch = new Batch(size, wallMicros, entries);
    ByteBuffer frame = SegmentFile.frame(batch.encode());
    FileChannel channel = segmentFor(frame.remaining());
    try {
      write(channel, frame);
      channel.force(false);
    } catch (IOException e) {
      abandon(channel, e);
      throw e;
    }
    steps.reached(Steps.FORCED);
    segmentEnd = channel.position();
    byte[] leaf = batch.leafHash();
    tree.add(leaf);
    leaves.add(leaf);
    size = batch.number() + 1;
    return batch;
  }

  /** Signs a checkpoint if the ledger has grown since the last one. */
  public void checkpoint() throws IOException {
    if (checkpointed == size && size > 0) {
      return;
    }
    Checkpoint now = new Checkpoint(key.verifier().name(), size, tree.root());
    DurableFiles.replace(directory.resolve(CHECKPOINT), now.sign(key), steps);
    checkpointed = size;
  }

  /** Batches that the last signed checkpoint covers. */
  public long checkpointed() {
    return checkpointed;
  }

  /** Reads batches in order from this one on, up to those in the ledger now. */
  public BatchReader read(long fromBatch) throws IOException {
    return new BatchReader(directory.resolve(SEGMENTS), fromBatch, size);
  }

  /** The hash of one batch, by which a store knows that it belongs to this ledger. */
  public byte[] leafHash(long batch) throws IOException {
    return leaves.get(batch);
  }

  @Override
  public void close() throws IOException {
    try (FileChannel last = segment;
        LeafCache cache = leaves) {
      checkpoint();
    }
  }

  private FileChannel segmentFor(int bytes) throws IOException {
    FileChannel current = segment;
    boolean full = segmentEnd + bytes > segmentBytes && segmentEnd > SegmentFile.HEADER_BYTES;
    if (current != null && !full) {
      return current;
    }
    Path file = directory.resolve(SEGMENTS).resolve(SegmentFile.name(size));
    FileChannel next =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      next.write(ByteBuffer.wrap(SegmentFile.header(size, tree.root())));
      next.force(true);
      DurableFiles.forceDirectory(file.getParent());
    } catch (IOException e) {
      next.close();
      Files.deleteIfExists(file);
      throw e;
    }
    if (current != null) {
      current.close();
    }
    segment = next;
    segmentEnd = SegmentFile.HEADER_BYTES;
    return next;
  }

  private void write(FileChannel channel, ByteBuffer frame) throws IOException {
    channel.position(segmentEnd);
    int whole = frame.limit();
    frame.limit(whole / 2);
    writeFully(channel, frame);
    steps.reached(Steps.HALF_WRITTEN);
    frame.limit(whole);
    writeFully(channel, frame);
    steps.reached(Steps.WRITTEN);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Takes back a write that failed; if even that fails, the next one starts at the same place. */
  private void abandon(FileChannel channel, IOException cause) {
    try {
      channel.truncate(segmentEnd);
    } catch (IOException | UncheckedIOException e) {
      cause.addSuppressed(e);
    }
  }
}
