package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small files that are on disk when a method returns. */
final class DurableFiles {

  private DurableFiles() {}

  static void write(Path file, String text, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(StandardOpenOption.WRITE);
    all.add(StandardOpenOption.CREATE);
    try (FileChannel channel = FileChannel.open(file, all)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Replaces a file as a whole: a reader sees the old or the new one. */
  static void replace(Path file, String text, Steps steps) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    write(fresh, text, StandardOpenOption.TRUNCATE_EXISTING);
    steps.reached(Steps.CHECKPOINT_WRITTEN);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file.toAbsolutePath().getParent());
  }

  /** Makes a new name in a directory durable. */
  static void forceDirectory(@Nullable Path directory) throws IOException {
    if (directory == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
