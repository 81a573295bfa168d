package dev.sluice.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary files lie inside the data directory and are cleared at each start. The store unpacks
 * its native library of 70 MB at every start; what a killed process leaves would else fill the
 * system's temporary directory.
 */
final class ScratchDirectory {

  static final String NAME = "tmp";

  private ScratchDirectory() {}

  /** Makes this process put its temporary files there. To be called before anything else runs. */
  static void use(Path data) {
    System.setProperty("java.io.tmpdir", data.resolve(NAME).toString());
  }

  /** Empties it. The caller holds the data directory. */
  static void clear(Path data) throws IOException {
    Path scratch = data.resolve(NAME);
    try (Stream<Path> files = Files.list(scratch)) {
      List<Path> left = files.filter(Files::isRegularFile).toList();
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }
}
