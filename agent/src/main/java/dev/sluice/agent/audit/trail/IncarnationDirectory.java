package dev.sluice.agent.audit.trail;

import dev.sluice.rules.record.Incarnation;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The directory of one run of this JVM: {@code <root>/<service>/<incarnation>/}, readable by its
 * user alone, with the lock by which others see that this JVM lives. The kernel lets go of the lock
 * however the JVM dies, also across containers that share a kernel; a process number would not do.
 *
 * <p>It appears under its name only when lock and ring are whole, so that no reader takes a JVM for
 * dead that has only just begun.
 */
final class IncarnationDirectory implements AutoCloseable {

  static final String LOCK = "alive.lock";

  private final Path directory;
  private final FileChannel lock;

  private IncarnationDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /** What has to be in the directory before it appears. */
  interface Content {
    void make(File directory) throws IOException;
  }

  /**
   * Makes it.
   *
   * @throws IOException if it cannot be made
   */
  static IncarnationDirectory create(Path service, Incarnation id, Content content)
      throws IOException {
    makePrivate(service);
    refuseIfOthersWrite(service);
    Path hidden = service.resolve(".new-" + id);
    makePrivate(hidden);
    FileChannel lock =
        FileChannel.open(
            hidden.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      lock.lock();
      content.make(hidden.toFile());
      Path named = service.resolve(id.toString());
      Files.move(hidden, named, StandardCopyOption.ATOMIC_MOVE);
      return new IncarnationDirectory(named, lock);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** Its place. */
  File file() {
    return directory.toFile();
  }

  /** Lets go of the lock: from now on this JVM counts as dead. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** 128 random bits. From the kernel where that is possible: security providers touch JUL. */
  static ByteBuffer random(int bytes) {
    byte[] random = new byte[bytes];
    File kernel = new File("/dev/urandom");
    try (FileInputStream in = new FileInputStream(kernel)) {
      if (in.readNBytes(random, 0, bytes) == bytes) {
        return ByteBuffer.wrap(random);
      }
    } catch (IOException failure) {
      // Not every system has it; the JDK's own source follows.
    }
    new SecureRandom().nextBytes(random);
    return ByteBuffer.wrap(random);
  }

  private static void makePrivate(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      makePrivate(parent);
    }
    try {
      Files.createDirectory(path, ownerOnly(path));
    } catch (FileAlreadyExistsException exists) {
      if (!Files.isDirectory(path)) {
        throw exists;
      }
    }
  }

  /** Whoever can write there can take records away, or put a link where a queue should be. */
  private static void refuseIfOthersWrite(Path service) throws IOException {
    if (!isPosix(service)) {
      return;
    }
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(service);
    if (allowed.contains(PosixFilePermission.GROUP_WRITE)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others can write the service's directory: directory=" + service);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
