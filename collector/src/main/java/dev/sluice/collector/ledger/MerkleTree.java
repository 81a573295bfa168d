package dev.sluice.collector.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, fed leaf by leaf. It keeps only the roots of the
 * complete subtrees, one per set bit of its size. Not thread safe.
 */
public final class MerkleTree {

  /** Length of a hash. */
  public static final int HASH_BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Roots of complete subtrees, largest first. */
  private final List<byte[]> roots = new ArrayList<>();

  private long size;

  /** Appends a leaf by its hash. */
  public void add(byte[] leafHash) {
    byte[] hash = leafHash;
    for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
      hash = nodeHash(roots.remove(roots.size() - 1), hash);
    }
    roots.add(hash);
    size++;
  }

  /** Leaves so far. */
  public long size() {
    return size;
  }

  /** The root over the leaves so far; of no leaves, the hash of nothing. */
  public byte[] root() {
    if (roots.isEmpty()) {
      return sha256().digest();
    }
    byte[] hash = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      hash = nodeHash(roots.get(i), hash);
    }
    return hash.clone();
  }

  /** The hash of one leaf's bytes. */
  public static byte[] leafHash(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(bytes);
  }

  private static byte[] nodeHash(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
