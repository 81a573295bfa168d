package dev.sluice.collector.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signed statement of how long the ledger is and what it holds: the text of C2SP tlog-checkpoint
 * (origin, size, root) inside a C2SP signed-note. Immutable by agreement.
 *
 * @param origin which ledger
 * @param size batches in it
 * @param root the tree's root over them
 */
// Equality below is over the bytes; nobody changes them.
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(String origin, long size, byte[] root) {

  private static final String SIGNATURE_LINE = "\u2014 ";
  private static final int LINES = 3;

  /** The text that is signed. */
  String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /** The signed note. */
  String sign(SigningKey key) {
    VerifierKey verifier = key.verifier();
    byte[] signature = key.sign(text().getBytes(StandardCharsets.UTF_8));
    byte[] id = verifier.id();
    byte[] both = Arrays.copyOf(id, id.length + signature.length);
    System.arraycopy(signature, 0, both, id.length, signature.length);
    return text()
        + "\n"
        + SIGNATURE_LINE
        + verifier.name()
        + " "
        + Base64.getEncoder().encodeToString(both)
        + "\n";
  }

  /**
   * Reads a signed note and checks its signature.
   *
   * @throws DamageException if it is not a checkpoint that this key signed
   */
  public static Checkpoint open(String note, VerifierKey key) throws DamageException {
    int end = note.indexOf("\n\n");
    String[] lines = end < 0 ? new String[0] : note.substring(0, end).split("\n", -1);
    if (lines.length < LINES) {
      throw new DamageException("checkpoint is not a signed note of three lines");
    }
    if (!signed(note, end, key)) {
      throw new DamageException("checkpoint is not signed by the ledger's key: key=" + key.name());
    }
    try {
      byte[] root = Base64.getDecoder().decode(lines[2]);
      long size = Long.parseLong(lines[1]);
      if (root.length != MerkleTree.HASH_BYTES || size < 0 || !lines[0].equals(key.name())) {
        throw new DamageException("checkpoint is of another ledger: origin=" + lines[0]);
      }
      return new Checkpoint(lines[0], size, root);
    } catch (IllegalArgumentException e) {
      throw new DamageException("checkpoint cannot be read: " + e.getMessage());
    }
  }

  private static boolean signed(String note, int end, VerifierKey key) {
    byte[] text = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
    String prefix = SIGNATURE_LINE + key.name() + " ";
    for (String line : note.substring(end + 2).split("\n", -1)) {
      if (line.startsWith(prefix) && signedBy(text, line.substring(prefix.length()), key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signedBy(byte[] text, String encoded, VerifierKey key) {
    byte[] both;
    try {
      both = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      // Not base64, so not a signature.
      return false;
    }
    int id = VerifierKey.ID_BYTES;
    return both.length > id
        && Arrays.equals(Arrays.copyOf(both, id), key.id())
        && key.verifies(text, Arrays.copyOfRange(both, id, both.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that
        && origin.equals(that.origin)
        && size == that.size
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + Arrays.hashCode(root);
  }
}
