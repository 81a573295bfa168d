package dev.sluice.rules.sql;

import dev.sluice.rules.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One file of a corpus: {@code key: value} lines, a line of three dashes, the statement. The folder
 * is the dialect.
 */
record CorpusCase(String name, Dialect dialect, Map<String, String> expected, String sql) {

  static List<CorpusCase> all(String corpus) {
    List<CorpusCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root(corpus))) {
      for (Path file :
          files.filter(f -> f.getParent().getParent().endsWith(corpus)).sorted().toList()) {
        cases.add(read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static String schema() {
    try {
      return Files.readString(root("bypass").resolve("schema.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root(String corpus) {
    try {
      return Path.of(CorpusCase.class.getResource("/" + corpus).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CorpusCase read(Path file) throws IOException {
    String text = Files.readString(file);
    int split = text.indexOf("\n---\n");
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : text.substring(0, split).split("\n", -1)) {
      int colon = line.indexOf(':');
      expected.put(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    String folder = file.getParent().getFileName().toString();
    return new CorpusCase(
        folder + "/" + file.getFileName(), Dialect.of(folder), expected, text.substring(split + 5));
  }

  boolean has(String key) {
    return expected.containsKey(key);
  }

  String value(String key) {
    return expected.getOrDefault(key, "");
  }

  TreeSet<String> values(String key) {
    TreeSet<String> values = new TreeSet<>(Arrays.asList(value(key).split(",", -1)));
    values.remove("");
    return values;
  }
}
