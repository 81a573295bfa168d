package dev.sluice.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL's regression suite: how much of what PostgreSQL itself parses is understood, and
 * whether any operation, table or column of it is missed. What is found goes to {@code
 * target/postgres-suite}.
 */
class PostgresSuiteIT {

  private static final Path OUT = Path.of("target", "postgres-suite");

  @TempDir Path directory;

  @Test
  @EnabledIfSystemProperty(
      named = "sluice.postgres.suite",
      matches = ".+",
      disabledReason = "no suite given: -Dsluice.postgres.suite=DIRECTORY of its .sql files")
  void suite_whatPostgresParses_isUnderstoodAndNothingIsMissed() throws Exception {
    Path suite = Path.of(System.getProperty("sluice.postgres.suite"));
    Tally tally;
    try (DatabaseServer server = DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory)) {
      tally = new PostgresSuite(server.create("regression")).directory(suite);
    }
    Files.createDirectories(OUT);
    List<String> summary = new ArrayList<>(tally.summary());
    summary.addAll(tally.table());
    Files.write(OUT.resolve("summary.txt"), summary);
    Files.write(OUT.resolve("not-understood.txt"), Tally.told(tally.notUnderstood));
    Files.write(OUT.resolve("wrong.txt"), Tally.told(tally.wrong));
    Files.write(OUT.resolve("more-tables.txt"), Tally.told(tally.extra));
    assertThat(Tally.told(tally.wrong)).isEmpty();
    assertThat(tally.share()).as(String.join("\n", summary)).isGreaterThanOrEqualTo(99.9);
  }
}
