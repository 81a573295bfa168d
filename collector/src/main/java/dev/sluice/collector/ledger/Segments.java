package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The segments of a directory. */
final class Segments {

  private Segments() {}

  /** In the order of their batches. */
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> SegmentFile.firstBatch(file) >= 0)
          .sorted(Comparator.comparingLong(SegmentFile::firstBatch))
          .toList();
    }
  }
}
