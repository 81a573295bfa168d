package dev.sluice.collector;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a data directory for one collector; the system lets go of it when the process ends. */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "collector.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the directory if it is not there, private to its owner, and takes it.
   *
   * @throws StartException if it cannot be written or another collector holds it
   */
  static DirectoryLock take(Path directory) throws StartException {
    try {
      if (!Files.isDirectory(directory)) {
        makePrivate(directory);
      }
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartException(
            "Another collector uses this directory: --data=%s. Stop it, or give each its own --data."
                .formatted(directory),
            null);
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new StartException(
          "The data directory cannot be written: --data=%s (%s). Give a directory that this user may write."
              .formatted(directory, e),
          e);
    }
  }

  /** Makes a directory, or takes one, that nobody but its owner enters: records lie in it. */
  static void makePrivate(Path directory) throws IOException {
    Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(ours));
    Files.setPosixFilePermissions(directory, ours);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
