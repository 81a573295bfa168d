package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Ledger#open} finds: the tree as it stands after cutting what a crash left torn.
 *
 * <p>Only the end of the last segment can be torn, because each batch is forced to disk before the
 * next is written. Whatever else differs is damage and is told, never repaired quietly.
 *
 * @param finding what was cut; null if nothing was
 * @param lastSegment where to append; null in an empty ledger
 */
record Recovery(
    Path directory,
    SigningKey key,
    MerkleTree tree,
    LeafCache leaves,
    long checkpointed,
    @Nullable String finding,
    @Nullable Path lastSegment) {

  static Recovery of(Path directory) throws IOException {
    List<Path> segments = Segments.list(directory.resolve(Ledger.SEGMENTS));
    SigningKey key = SigningKey.load(directory, segments.isEmpty());
    Checkpoint signed = readCheckpoint(directory, key.verifier());
    LeafCache leaves = LeafCache.open(directory);
    try {
      return recoverTwice(directory, segments, key, signed, leaves);
    } catch (IOException e) {
      leaves.close();
      throw e;
    }
  }

  /** The cache of leaves is not evidence: before damage is told, it is made again. */
  private static Recovery recoverTwice(
      Path directory,
      List<Path> segments,
      SigningKey key,
      @Nullable Checkpoint signed,
      LeafCache leaves)
      throws IOException {
    boolean cached = leaves.count() > 0 && segments.size() > 1;
    try {
      return recover(directory, segments, key, signed, leaves);
    } catch (DamageException e) {
      if (!cached) {
        throw e;
      }
      leaves.cutTo(0);
      return recover(directory, segments, key, signed, leaves);
    }
  }

  // Five things that were read from the directory, each once: the parameters are the step's input.
  private static Recovery recover(
      Path directory,
      List<Path> segments,
      SigningKey key,
      @Nullable Checkpoint signed,
      LeafCache leaves)
      throws IOException {
    long signedSize = signed == null ? 0 : signed.size();
    Growth growth = new Growth(signed, leaves);
    int first = growth.replayCache(segments);
    String finding = null;
    Path last = null;
    for (int i = first; i < segments.size(); i++) {
      last = segments.get(i);
      boolean tail = i == segments.size() - 1;
      TailScan scan = TailScan.of(last, growth);
      if (scan.problem() != null) {
        boolean torn = tail && scan.torn() && growth.tree.size() >= signedSize;
        if (!torn) {
          throw scan.problem();
        }
        finding = cut(last, scan);
        last = Files.exists(last) ? last : null;
      }
    }
    if (last == null && !segments.isEmpty() && finding != null && segments.size() > 1) {
      last = segments.get(segments.size() - 2);
    }
    growth.finish(directory);
    return new Recovery(directory, key, growth.tree, leaves, signedSize, finding, last);
  }

  private static String cut(Path file, TailScan scan) throws IOException {
    long bytes = Files.size(file) - scan.offset();
    if (scan.offset() < SegmentFile.HEADER_BYTES) {
      Files.delete(file);
    } else {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(scan.offset());
        channel.force(true);
      }
    }
    return "Torn end of the ledger was cut: bytes=%d, %s at byte %d. Its records are read again."
        .formatted(bytes, file.getFileName(), scan.offset());
  }

  private static @Nullable Checkpoint readCheckpoint(Path directory, VerifierKey key)
      throws IOException {
    Path file = directory.resolve(Ledger.CHECKPOINT);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Checkpoint.open(Files.readString(file), key);
    } catch (DamageException e) {
      throw new DamageException(
          "Ledger is damaged: " + e.getMessage() + ", " + file + ". Restore it from a copy.");
    }
  }

  /** The tree while it grows from leaves, compared with the checkpoint when it has its size. */
  static final class Growth {

    final MerkleTree tree = new MerkleTree();
    private final @Nullable Checkpoint signed;
    private final LeafCache leaves;

    Growth(@Nullable Checkpoint signed, LeafCache leaves) {
      this.signed = signed;
      this.leaves = leaves;
    }

    /**
     * Takes the leaves of all closed segments from the cache.
     *
     * @return the index of the first segment that must be read
     */
    int replayCache(List<Path> segments) throws IOException {
      long closed =
          segments.isEmpty() ? 0 : SegmentFile.firstBatch(segments.get(segments.size() - 1));
      if (leaves.count() < closed) {
        leaves.cutTo(0);
        return 0;
      }
      for (long i = 0; i < closed; i++) {
        String contradiction = grow(leaves.get(i));
        if (contradiction != null) {
          throw new DamageException(contradiction);
        }
      }
      leaves.cutTo(closed);
      return Math.max(0, segments.size() - 1);
    }

    /** Adds a batch; the answer is what contradicts the checkpoint, null if nothing does. */
    @Nullable String add(Batch batch) throws IOException {
      byte[] leaf = batch.leafHash();
      leaves.add(leaf);
      return grow(leaf);
    }

    void finish(Path directory) throws DamageException {
      if (signed != null && signed.size() > tree.size()) {
        throw new DamageException(
            "Ledger is shorter than its signed checkpoint: batches="
                + tree.size()
                + ", checkpoint="
                + signed.size()
                + ", "
                + directory
                + ". Restore the segments from a copy; to go on without them, keep this directory as"
                + " evidence and start with another --data.");
      }
    }

    private @Nullable String grow(byte[] leaf) {
      tree.add(leaf);
      boolean same =
          signed == null
              || signed.size() != tree.size()
              || Arrays.equals(signed.root(), tree.root());
      return same
          ? null
          : "Ledger is not what its checkpoint signed: batches="
              + tree.size()
              + ". Run `verify --data DIR` to see where, and restore that segment from a copy.";
    }
  }
}
