package dev.sluice.agent.audit.trail;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether there is room to write: free space on the volume above a floor, and the service's
 * directory below its quota. A mapped write on a full volume is a fault in the application's
 * process, so writing must stop well before. Not thread safe.
 */
final class SpaceGuard {

  private final File serviceDirectory;
  private final File ownDirectory;
  private final long quotaBytes;
  private final long floorBytes;

  SpaceGuard(File serviceDirectory, File ownDirectory, long quotaBytes, long floorBytes) {
    this.serviceDirectory = serviceDirectory;
    this.ownDirectory = ownDirectory;
    this.quotaBytes = quotaBytes;
    this.floorBytes = floorBytes;
  }

  /** Whether the volume is almost full; cheap. */
  boolean isBelowFloor() {
    return serviceDirectory.getUsableSpace() < floorBytes;
  }

  /** What is wrong, as a sentence; null if there is room. */
  @Nullable String problem() {
    long free = serviceDirectory.getUsableSpace();
    if (free < floorBytes) {
      return "the volume is almost full: freeBytes=" + free + ", floorBytes=" + floorBytes;
    }
    long used = used(serviceDirectory);
    if (used > quotaBytes) {
      return "the service's queue is over its quota: bytes=" + used + ", quotaBytes=" + quotaBytes;
    }
    return null;
  }

  /**
   * Deletes the oldest files until the quota holds again: those of JVMs that ended, then closed
   * ones of this JVM; never the one that is written, never a ring.
   *
   * @return how many files were deleted
   */
  int dropOldest() {
    List<File> candidates = new ArrayList<>();
    collect(serviceDirectory, candidates);
    candidates.sort(Comparator.comparingLong(File::lastModified));
    long used = used(serviceDirectory);
    int dropped = 0;
    for (int i = 0; i < candidates.size() && used > quotaBytes; i++) {
      File file = candidates.get(i);
      long length = file.length();
      if (!isNewestOfItsDirectory(file, candidates) && file.delete()) {
        used -= length;
        dropped++;
      }
    }
    return dropped;
  }

  private boolean isNewestOfItsDirectory(File file, List<File> sorted) {
    if (!file.getPath().startsWith(ownDirectory.getPath() + File.separator)) {
      return false;
    }
    for (int i = sorted.size() - 1; i >= 0; i--) {
      File other = sorted.get(i);
      if (other.getParent().equals(file.getParent())) {
        return other.equals(file);
      }
    }
    return true;
  }

  private static void collect(File directory, List<File> into) {
    File[] files = directory.listFiles();
    if (files == null) {
      return;
    }
    for (File file : files) {
      if (file.isDirectory()) {
        collect(file, into);
      } else if (file.getName().endsWith(".cq4") || file.getName().endsWith(".seg")) {
        into.add(file);
      }
    }
  }

  private static long used(File directory) {
    File[] files = directory.listFiles();
    long bytes = 0;
    if (files != null) {
      for (File file : files) {
        bytes += file.isDirectory() ? used(file) : file.length();
      }
    }
    return bytes;
  }
}
