package dev.sluice.collector.ingest.queue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * A file through a window of memory. Read, never mapped: a mapping of a file that somebody
 * truncates is a fault that can end the process, a read only comes back short. Not thread safe.
 */
final class FileWindow implements AutoCloseable {

  private static final int WINDOW_BYTES = 1 << 20;

  private final File file;
  private final FileChannel channel;
  private final ByteBuffer window =
      ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long start;
  private int filled;

  FileWindow(File file) throws IOException {
    this.file = file;
    channel = FileChannel.open(file.toPath(), StandardOpenOption.READ);
  }

  File file() {
    return file;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Forgets what was read, so that what was written since is seen. */
  void forget() {
    filled = 0;
  }

  /**
   * Makes as many bytes from an offset on readable as there are, up to a wish.
   *
   * @return how many are readable: at least the wish, unless the file is shorter
   */
  int ensure(long offset, int wanted) throws IOException {
    long inside = offset - start;
    if (inside >= 0 && inside + wanted <= filled) {
      return (int) (filled - inside);
    }
    window.clear();
    filled = 0;
    start = offset;
    while (filled < WINDOW_BYTES) {
      int read = channel.read(window, offset + filled);
      if (read <= 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }

  /** The window; only offsets that {@link #ensure} made readable may be looked at. */
  ByteBuffer bytes() {
    return window;
  }

  /** Where in {@link #bytes} an offset of the file is. */
  int at(long offset) {
    return (int) (offset - start);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
