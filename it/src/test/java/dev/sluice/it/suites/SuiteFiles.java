package dev.sluice.it.suites;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a suite that stands outside of this repository. */
final class SuiteFiles {

  private static final SqlAnalyzer ANALYZER = new SqlAnalyzer();

  private SuiteFiles() {}

  /** The directory that a property names; without it the test is skipped. */
  static Path directory(String property) {
    String value = System.getProperty(property, "");
    assumeTrue(
        !value.isEmpty(), "not run: property=" + property + ", value=none. Give a directory.");
    Path directory = Path.of(value);
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "no directory: " + property + "=" + value + ". Give the suite's own directory.");
    }
    return directory;
  }

  /** Files below a directory whose name ends so, in order. */
  static List<Path> of(Path directory, String end) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file, in UTF-8 if it is that. */
  static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  static StatementFacts facts(String sql, Dialect dialect, Catalog catalog) {
    return ANALYZER.analyze(
        sql, new AnalysisContext(dialect, AnalysisContext.SessionMode.defaultOf(dialect), catalog));
  }

  /** The figures of a suite are its result: they go to the log of the run. */
  static void print(Tally tally) {
    System.out.println(tally.table());
  }
}
