package dev.sluice.collector.ingest.queue;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an incarnation in the order in which they were written: by the number of their
 * directory ({@code queue}, {@code segments.1}, {@code queue.2}: each a fresh start after a
 * failure), then by name, because cycles are named after their time and segments after their first
 * sequence.
 */
final class TransportFiles {

  private static final Pattern DIRECTORY = Pattern.compile("(?:queue|segments)(?:\\.(\\d{1,9}))?");

  private TransportFiles() {}

  static List<File> of(File home) {
    File[] directories = home.listFiles(File::isDirectory);
    List<File> ordered = new ArrayList<>();
    if (directories != null) {
      for (File directory : directories) {
        if (number(directory) >= 0) {
          ordered.add(directory);
        }
      }
    }
    ordered.sort(Comparator.comparingInt(TransportFiles::number));
    List<File> files = new ArrayList<>();
    for (File directory : ordered) {
      addFiles(directory, files);
    }
    return files;
  }

  private static void addFiles(File directory, List<File> into) {
    File[] files =
        directory.listFiles((in, name) -> name.endsWith(".cq4") || name.endsWith(".seg"));
    if (files != null) {
      Arrays.sort(files);
      into.addAll(Arrays.asList(files));
    }
  }

  private static int number(File directory) {
    Matcher matcher = DIRECTORY.matcher(directory.getName());
    if (!matcher.matches()) {
      return -1;
    }
    return matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
  }
}
