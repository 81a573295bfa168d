package dev.sluice.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** SQLite's own tests ({@code -Dsuite.sqlite=DIRECTORY of its *.test files}), judged by SQLite. */
class SqliteSuiteIT {

  @Test
  void sqlite_ownTests_understoodWithTheirTables() throws Exception {
    Path directory = SuiteFiles.directory("suite.sqlite");
    Tally tally = new Tally("SQLite");
    for (Path file : SuiteFiles.of(directory, ".test")) {
      run(file, tally);
    }
    SuiteFiles.print(tally);
    assertThat(tally.judged()).isGreaterThan(1000);
    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.share()).isGreaterThan(0.99);
  }

  private static void run(Path file, Tally tally) throws Exception {
    String where = String.valueOf(file.getFileName());
    try (SqliteWitness witness = new SqliteWitness()) {
      for (String block : TclBlocks.of(SuiteFiles.read(file))) {
        for (String sql : SqliteScript.statements(block)) {
          statement(where, sql, witness, tally);
        }
      }
    }
  }

  private static void statement(String where, String sql, SqliteWitness witness, Tally tally)
      throws Exception {
    if (!witness.parses(sql)) {
      tally.rejected();
      return;
    }
    StatementFacts facts = SuiteFiles.facts(sql, Dialect.SQLITE, witness.catalog());
    tally.parsed(where, sql, facts);
    Touched database =
        facts.understood() && !Touched.maintains(facts) ? witness.touched(sql) : null;
    if (database != null && witness.knows(facts)) {
      Touched said = Touched.of(facts);
      tally.judged(Touched.more(database, said));
      String missing = Touched.missing(database, said);
      if (!missing.isEmpty()) {
        tally.wrong(where, sql, missing);
      }
    }
    witness.run(sql);
  }
}
