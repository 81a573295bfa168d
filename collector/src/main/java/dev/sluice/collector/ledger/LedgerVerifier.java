package dev.sluice.collector.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole ledger again, from its bytes alone: every checksum, every entry's hash, the tree,
 * the checkpoint and its signature, and a checkpoint that was kept elsewhere. Reads only; may run
 * beside a collector.
 */
public final class LedgerVerifier {

  private final Path directory;
  private final @Nullable Path head;
  private final @Nullable Path key;
  private final BatchVisitor visitor;
  private final List<String> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Checkpoint> expected = new ArrayList<>();
  private final MerkleTree tree = new MerkleTree();
  private long entries;

  /** Looks into the entries of each batch. */
  @FunctionalInterface
  public interface BatchVisitor {
    /** Called for every good batch in order; adds what it finds wrong. */
    void visit(Batch batch, List<String> problems);
  }

  /**
   * What was found.
   *
   * @param problems with their places; empty if the ledger is whole
   * @param remarks what is worth knowing and no damage
   */
  public record Report(long batches, long entries, List<String> problems, List<String> remarks) {
    public Report {
      problems = List.copyOf(problems);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * @param directory the ledger's
   * @param head a checkpoint kept elsewhere; null for none
   * @param key the public key kept elsewhere; null to take the ledger's own
   */
  public LedgerVerifier(
      Path directory, @Nullable Path head, @Nullable Path key, BatchVisitor visitor) {
    this.directory = directory;
    this.head = head;
    this.key = key;
    this.visitor = visitor;
  }

  /**
   * Verifies everything.
   *
   * @throws IOException if files cannot be read at all
   */
  public Report verify() throws IOException {
    readCheckpoints();
    Path segments = directory.resolve(Ledger.SEGMENTS);
    if (!Files.isDirectory(segments)) {
      throw new IOException(
          "Not a ledger: directory=" + directory + ". Name the --data directory.");
    }
    List<Path> files = Segments.list(segments);
    for (int i = 0; i < files.size(); i++) {
      if (!segment(files.get(i), i == files.size() - 1)) {
        break;
      }
    }
    for (Checkpoint checkpoint : expected) {
      if (checkpoint.size() > tree.size()) {
        problems.add(
            "Ledger is shorter than a signed checkpoint: batches=%d, checkpoint=%d. Batches are"
                    .formatted(tree.size(), checkpoint.size())
                + " missing at the end or cannot be read.");
      }
    }
    return new Report(tree.size(), entries, problems, remarks);
  }

  private void readCheckpoints() throws IOException {
    Path keyFile = key == null ? directory.resolve(SigningKey.PUBLIC_FILE) : key;
    VerifierKey verifier;
    try {
      verifier = VerifierKey.parse(Files.readString(keyFile));
    } catch (IllegalArgumentException e) {
      problems.add("Public key cannot be read: " + keyFile + ". Restore it from a copy.");
      return;
    }
    Path own = directory.resolve(Ledger.CHECKPOINT);
    if (Files.exists(own)) {
      readCheckpoint(own, verifier);
    } else {
      problems.add("Ledger has no signed checkpoint: " + own + ". Restore it from a copy.");
    }
    if (head != null) {
      readCheckpoint(head, verifier);
    }
  }

  private void readCheckpoint(Path file, VerifierKey verifier) throws IOException {
    try {
      expected.add(Checkpoint.open(Files.readString(file), verifier));
    } catch (DamageException e) {
      problems.add("Checkpoint is wrong: " + e.getMessage() + ", " + file + ".");
    }
  }

  private boolean segment(Path file, boolean last) throws IOException {
    long first = SegmentFile.firstBatch(file);
    if (first != tree.size()) {
      problems.add(
          "A segment is missing: expected batch=%d, found %s.".formatted(tree.size(), file));
      return false;
    }
    long signed = expected.stream().mapToLong(Checkpoint::size).max().orElse(0);
    try (SegmentReader reader = SegmentReader.open(file)) {
      try {
        reader.checkHeader(tree.root());
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
          take(batch, file, reader.offset());
        }
        return true;
      } catch (EOFException e) {
        String where = "%s at byte %d".formatted(file, reader.offset());
        if (last && tree.size() >= signed) {
          remarks.add("The end is being written, or was torn by a crash: " + where + ".");
        } else {
          problems.add("Segment is cut: batch=%d, %s.".formatted(tree.size(), where));
        }
        return false;
      } catch (DamageException e) {
        problems.add(String.valueOf(e.getMessage()));
        return false;
      }
    }
  }

  private void take(Batch batch, Path file, long offset) {
    tree.add(batch.leafHash());
    entries += batch.entries().size();
    visitor.visit(batch, problems);
    for (Checkpoint checkpoint : expected) {
      if (checkpoint.size() == tree.size() && !Arrays.equals(checkpoint.root(), tree.root())) {
        problems.add(
            "Ledger is not what a checkpoint signed: batches=%d, %s before byte %d. Compare with a copy."
                .formatted(tree.size(), file, offset));
      }
    }
  }
}
