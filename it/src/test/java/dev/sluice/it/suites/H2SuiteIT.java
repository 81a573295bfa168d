package dev.sluice.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** H2's own test scripts ({@code -Dsuite.h2=DIRECTORY of *.sql}), judged by H2. */
class H2SuiteIT {

  @Test
  void h2_ownTests_understoodWithTheirTables() throws Exception {
    Path directory = SuiteFiles.directory("suite.h2");
    Tally tally = new Tally("H2");
    for (Path file : SuiteFiles.of(directory, ".sql")) {
      try (H2Witness witness = new H2Witness()) {
        for (String sql : H2Script.statements(SuiteFiles.read(file))) {
          statement(String.valueOf(file.getFileName()), sql, witness, tally);
        }
      }
    }
    SuiteFiles.print(tally);
    assertThat(tally.judged()).isGreaterThan(1000);
    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.share()).isGreaterThan(0.99);
  }

  private static void statement(String where, String sql, H2Witness witness, Tally tally)
      throws Exception {
    Boolean parses = witness.parses(sql);
    if (!Boolean.TRUE.equals(parses)) {
      tally.rejected();
      return;
    }
    StatementFacts facts = SuiteFiles.facts(sql, Dialect.H2, witness.catalog());
    tally.parsed(where, sql, facts);
    Touched database = facts.understood() ? witness.touched(sql) : null;
    if (database != null) {
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
