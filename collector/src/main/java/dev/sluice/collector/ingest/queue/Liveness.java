package dev.sluice.collector.ingest.queue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;

/**
 * Whether a JVM still holds its lock. The kernel lets go of it however the JVM dies. Once dead,
 * dead: an incarnation never comes back. Not thread safe.
 */
final class Liveness {

  private final File lock;
  private boolean dead;

  Liveness(File lock) {
    this.lock = lock;
  }

  boolean isAlive() {
    dead = dead || isFree();
    return !dead;
  }

  private boolean isFree() {
    // A shared lock suffices as a question, and needs no right to write.
    try (FileChannel channel = FileChannel.open(lock.toPath(), StandardOpenOption.READ);
        FileLock taken = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return taken != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    } catch (NoSuchFileException gone) {
      // The directory appears with its lock; without one nobody can be alive in it.
      return true;
    } catch (IOException unknown) {
      // It cannot be asked. To take a living JVM for dead would declare its claims to be gaps.
      return false;
    }
  }
}
