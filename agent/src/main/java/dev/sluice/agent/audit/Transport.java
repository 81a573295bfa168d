package dev.sluice.agent.audit;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the writer puts what leaves the ring. One writer thread at a time; anything it throws makes
 * the writer abandon this transport and open another.
 */
public interface Transport extends AutoCloseable {

  /**
   * Appends whole records, one after the other, in sequence. When it returns they are safe from the
   * death of the process.
   *
   * @param records little endian, from position to limit; the position may move
   */
  void append(ByteBuffer records) throws IOException;

  /** Returns when all that was appended is safe from the death of the host. */
  void force() throws IOException;

  /** Lets go of files; never throws for what was appended before. */
  @Override
  void close();
}
