package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The hash of every batch, 32 bytes each, in order. A cache: what it lacks or gets wrong is found
 * by comparing with the segments and the checkpoint, and made again. Appended by one thread.
 */
final class LeafCache implements AutoCloseable {

  static final String FILE = "leaves";

  private final FileChannel channel;
  private long count;

  private LeafCache(FileChannel channel) throws IOException {
    this.channel = channel;
    this.count = channel.size() / MerkleTree.HASH_BYTES;
  }

  static LeafCache open(Path directory) throws IOException {
    return new LeafCache(
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  long count() {
    return count;
  }

  void cutTo(long leaves) throws IOException {
    channel.truncate(leaves * MerkleTree.HASH_BYTES);
    count = Math.min(count, leaves);
  }

  void add(byte[] leaf) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(leaf);
    long position = count * MerkleTree.HASH_BYTES;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    count++;
  }

  byte[] get(long index) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MerkleTree.HASH_BYTES);
    long position = index * MerkleTree.HASH_BYTES;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position + bytes.position());
      if (read < 0) {
        throw new IOException("Ledger has no such batch: batch=" + index);
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
