package dev.sluice.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.SessionReader;
import dev.sluice.rules.sql.SqlAnalyzer;
import dev.sluice.rules.sql.session.SessionTexts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests of MariaDB ({@code -Dsuite.mariadb=DIRECTORY}) and of MySQL ({@code
 * -Dsuite.mysql=DIRECTORY}, each of *.test files), judged by an embedded MariaDB.
 */
class MariaDbSuiteIT {

  private static final SqlAnalyzer ANALYZER = new SqlAnalyzer();
  private static final SessionReader SESSIONS = new SessionReader(ANALYZER);

  @TempDir Path temporary;

  /** What the session of a file would hold by name if each statement of it ran. */
  private SessionTexts texts = SessionTexts.NONE;

  @Test
  void mariadb_ownTests_understoodWithTheirTables() throws Exception {
    check("suite.mariadb", Dialect.MARIADB);
  }

  @Test
  void mysql_ownTests_understoodWithTheirTables() throws Exception {
    check("suite.mysql", Dialect.MYSQL);
  }

  private void check(String property, Dialect dialect) throws Exception {
    Path directory = SuiteFiles.directory(property);
    Tally tally = new Tally(dialect.word());
    try (MariaDbWitness witness = new MariaDbWitness(temporary)) {
      for (Path file : SuiteFiles.of(directory, ".test")) {
        witness.reset();
        texts = SessionTexts.NONE;
        for (String sql : MysqlTestFile.statements(SuiteFiles.read(file))) {
          if (!witness.lost()) {
            String where = String.valueOf(file.getFileName());
            statement(where, sql, dialect, witness, tally);
            if (witness.lost()) {
              tally.lost(where, sql);
            }
          }
        }
      }
    }
    SuiteFiles.print(tally);
    assertThat(tally.judged()).isGreaterThan(1000);
    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.share()).isGreaterThan(0.99);
  }

  private void statement(
      String where, String sql, Dialect dialect, MariaDbWitness witness, Tally tally)
      throws Exception {
    if (!witness.parses(sql)) {
      tally.rejected();
      return;
    }
    if (witness.lost()) {
      return;
    }
    SessionMode mode = SessionMode.defaultOf(dialect);
    AnalysisContext context = new AnalysisContext(dialect, mode, witness.catalog(), texts);
    StatementFacts facts = ANALYZER.analyze(sql, context);
    texts = SESSIONS.ran(sql, context);
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
