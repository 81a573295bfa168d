package dev.sluice.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The facts of statements against PostgreSQL's own parser: each form of its grammar, the corpora.
 */
class PostgresFormsIT {

  private static final Path CORPORA = Path.of("..", "rules", "src", "test", "resources");
  private static final Pattern QUOTED_OR_MARK =
      Pattern.compile(
          "'(?:[^'\\\\]|''|\\\\.)*'|\"[^\"]*\"|--[^\\n]*|(?s:/\\*.*?\\*/)|(?s:\\$\\$.*?\\$\\$)|\\?");

  @TempDir static Path directory;
  private static DatabaseServer server;

  @BeforeAll
  static void start() throws Exception {
    server = DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void forms_eachOfTheGrammar_understoodAndNothingMissed() throws Exception {
    Tally tally = new Tally();
    String script = PostgresSuite.resource("/dev/sluice/it/oracle/forms.sql");
    new PostgresSuite(server.create("forms")).script("forms", script, tally);
    assertThat(Tally.told(tally.failed)).isEmpty();
    assertThat(tally.parsed).isEqualTo(tally.statements).isGreaterThan(300);
    assertThat(tally.judged).isGreaterThan(300);
    assertThat(Tally.told(tally.wrong)).isEmpty();
    assertThat(Tally.told(tally.notUnderstood)).isEmpty();
    assertThat(tally.extra).as("queries").noneMatch(one -> one.utility.isEmpty());
  }

  @Test
  void corpora_whatPostgresParses_nothingMissed() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    read(CORPORA.resolve("bypass").resolve("postgresql"), texts);
    read(CORPORA.resolve("benign").resolve("postgresql"), texts);
    PostgresSuite suite = new PostgresSuite(server.create("corpora"));
    Tally schema = new Tally();
    suite.script("schema", Files.readString(CORPORA.resolve("bypass/schema.sql")), schema);
    assertThat(Tally.told(schema.failed)).isEmpty();
    Tally tally = new Tally();
    suite.judge(texts, tally);
    assertThat(tally.judged).as(String.join("\n", tally.summary())).isGreaterThan(150);
    assertThat(Tally.told(tally.wrong)).isEmpty();
  }

  private static void read(Path folder, Map<String, String> into) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String sql = text.substring(text.indexOf("\n---\n") + 5);
      into.put(file.getFileName().toString(), numbered(sql));
    }
  }

  /** JDBC's parameters as PostgreSQL numbers them. */
  private static String numbered(String sql) {
    Matcher marks = QUOTED_OR_MARK.matcher(sql);
    int[] count = {0};
    return marks.replaceAll(
        found ->
            Matcher.quoteReplacement(found.group().equals("?") ? "$" + ++count[0] : found.group()));
  }
}
