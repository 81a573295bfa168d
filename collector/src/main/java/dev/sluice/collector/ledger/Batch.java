package dev.sluice.collector.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What one append wrote: entries in order, under a number that is contiguous from 0. Immutable by
 * agreement: nobody changes the arrays.
 *
 * <p>Canonical bytes, little endian: number (8), wall time (8), count of entries (4), then for each
 * entry its length (4) and its bytes.
 *
 * @param number position in the ledger
 * @param wallMicros when it was written, microseconds since 1970-01-01T00:00Z
 * @param entries encoded records
 */
public record Batch(long number, long wallMicros, List<byte[]> entries) {

  static final int HEADER_BYTES = 20;

  public Batch {
    entries = List.copyOf(entries);
  }

  /**
   * The hash that stands for this batch in the tree: over its header and the root of its entries.
   */
  byte[] leafHash() {
    MerkleTree tree = new MerkleTree();
    for (byte[] entry : entries) {
      tree.add(MerkleTree.leafHash(entry));
    }
    ByteBuffer leaf = ByteBuffer.allocate(HEADER_BYTES + MerkleTree.HASH_BYTES);
    putHeader(leaf.order(ByteOrder.LITTLE_ENDIAN));
    leaf.put(tree.root());
    return MerkleTree.leafHash(leaf.array());
  }

  /** The canonical bytes. */
  byte[] encode() {
    long size = HEADER_BYTES;
    for (byte[] entry : entries) {
      size += Integer.BYTES + entry.length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(out);
    for (byte[] entry : entries) {
      out.putInt(entry.length).put(entry);
    }
    return out.array();
  }

  /**
   * Reads canonical bytes.
   *
   * @throws DamageException if they are not the canonical form of a batch
   */
  static Batch decode(byte[] payload) throws DamageException {
    ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < HEADER_BYTES) {
      throw new DamageException("batch is shorter than its header: bytes=" + payload.length);
    }
    long number = in.getLong();
    long wallMicros = in.getLong();
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / Integer.BYTES) {
      throw new DamageException("impossible count of entries: count=" + count);
    }
    List<byte[]> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry(in, i));
    }
    if (in.hasRemaining()) {
      throw new DamageException("bytes after the last entry: bytes=" + in.remaining());
    }
    return new Batch(number, wallMicros, entries);
  }

  private static byte[] entry(ByteBuffer in, int index) throws DamageException {
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new DamageException("impossible length of an entry: entry=" + index);
    }
    byte[] entry = new byte[length];
    in.get(entry);
    return entry;
  }

  private void putHeader(ByteBuffer out) {
    out.putLong(number).putLong(wallMicros).putInt(entries.size());
  }
}
