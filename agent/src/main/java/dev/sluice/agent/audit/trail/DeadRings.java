package dev.sluice.agent.audit.trail;

import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Cuts the rings of JVMs that ended to their header, if nothing is in them any more. Else a service
 * that starts often where no collector runs would fill its quota with empty rings. The header
 * stays: it says up to which sequence the transport has everything. Any thread.
 */
final class DeadRings {

  private final File own;
  private final Consumer<String> reports;

  /** Beside the directory of this JVM, which is never looked at. */
  DeadRings(File own, Consumer<String> reports) {
    this.own = own.getAbsoluteFile();
    this.reports = reports;
  }

  /**
   * Looks at every other incarnation of the service. Not at our own: on POSIX systems a process
   * loses its lock on a file when it closes any channel to it, and then counts as dead.
   */
  void shrink() {
    File[] homes = own.getParentFile().listFiles(File::isDirectory);
    if (homes == null) {
      return;
    }
    for (File home : homes) {
      try {
        if (!home.getName().startsWith(".") && !home.getName().equals(own.getName())) {
          shrink(home);
        }
      } catch (IOException failure) {
        reports.accept("an old ring cannot be cut: directory=" + home + ", reason=" + failure);
      }
    }
  }

  private static void shrink(File home) throws IOException {
    File alive = new File(home, IncarnationDirectory.LOCK);
    File ring = new File(home, "ring.bin");
    if (!alive.isFile() || ring.length() <= RingLayout.HEADER_BYTES) {
      return;
    }
    try (FileChannel lock = FileChannel.open(alive.toPath(), StandardOpenOption.WRITE);
        FileLock dead = lock.tryLock()) {
      if (dead != null) {
        cutIfEmpty(ring);
      }
    } catch (OverlappingFileLockException heldByThisJvm) {
      // Another trail of this JVM: alive.
      return;
    }
  }

  private static void cutIfEmpty(File ring) throws IOException {
    try (FileChannel channel =
        FileChannel.open(ring.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer header =
          ByteBuffer.allocate(RingLayout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.read(header) < RingLayout.HEADER_BYTES) {
        return;
      }
      long tail = RingLayout.tailSequence(header.getLong(RingLayout.AT_TAIL));
      if (header.getLong(0) == RingLayout.MAGIC
          && tail == header.getLong(RingLayout.AT_HEAD_SEQUENCE)) {
        channel.truncate(RingLayout.HEADER_BYTES);
      }
    }
  }
}
