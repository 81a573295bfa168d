package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text made to break the reader: always a verdict, never an exception, never a hang. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileInputTest {

  private static final String[] PIECES = {
    "SELECT",
    " FROM ",
    "users",
    "(",
    ")",
    "'",
    "\"",
    "`",
    "$$",
    "$a$",
    "/*",
    "*/",
    "/*!50000",
    "--",
    "\n",
    "\r",
    "#",
    ";",
    ",",
    ".",
    "*",
    "WITH x AS (",
    "CASE WHEN ",
    " END",
    "E'",
    "U&\"",
    "q'[",
    "\\",
    "?",
    "??",
    "$1",
    ":x",
    "::int",
    "[",
    "]",
    "{fn ",
    "}",
    "@x",
    "0x1",
    "1e5",
    " JOIN ",
    " ON ",
    " UNION ",
    "INSERT INTO ",
    " VALUES (",
    "UPDATE ",
    " SET ",
    "DELETE ",
    "\0",
    "\ud800",
    "\u00a0",
    " OVER (",
    " IN (",
    " BETWEEN ",
    " AND ",
    " NOT ",
    "INTERVAL ",
    " AS ",
    "EXPLAIN ",
    "PREPARE p AS "
  };

  private final SqlAnalyzer analyzer = new SqlAnalyzer();

  private StatementFacts analyze(String text, Dialect dialect) {
    StatementFacts facts = analyzer.analyze(text, AnalysisContext.of(dialect));
    assertThat(facts.statements()).isNotEmpty();
    assertThat(facts.problem() == null).isEqualTo(facts.understood());
    assertThat(facts.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(facts.summary().length()).isLessThanOrEqualTo(255);
    return facts;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void analyze_randomPieces_verdict(Dialect dialect) {
    Random random = new Random(20_261_122);
    for (int round = 0; round < 4_000; round++) {
      StringBuilder text = new StringBuilder();
      int size = random.nextInt(40);
      for (int i = 0; i < size; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      analyze(text.toString(), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void analyze_randomCharacters_verdict(Dialect dialect) {
    Random random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      char[] text = new char[random.nextInt(200)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
      }
      analyze(new String(text), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void analyze_truncatedStatement_verdict(Dialect dialect) {
    String text =
        "WITH a AS (DELETE FROM x WHERE 'q' = \"z\" RETURNING *) SELECT CASE WHEN a.b IN (1, 2) THEN"
            + " sum(c) OVER (PARTITION BY d) END, (SELECT 1), '/*' /* x */ FROM a JOIN b USING (c)"
            + " WHERE EXISTS (SELECT 1) AND d BETWEEN 1 AND 2 ORDER BY 1 LIMIT 5";
    for (int i = 0; i <= text.length(); i++) {
      analyze(text.substring(0, i), dialect);
      analyze(text.substring(i), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void analyze_deepNesting_notUnderstood(Dialect dialect) {
    for (String open :
        new String[] {"(", "(SELECT ", "CASE WHEN ", "f(", "NOT (", "- (", "ARRAY["}) {
      StatementFacts facts = analyze("SELECT " + open.repeat(10_000) + "1", dialect);
      assertThat(facts.understood()).as(open).isFalse();
    }
    String closed = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    assertThat(analyze(closed, dialect).understood()).isFalse();
    assertThat(analyze("EXPLAIN ".repeat(10_000) + "DELETE FROM t", dialect).understood())
        .isFalse();
    assertThat(analyze("SELECT * FROM " + "(SELECT * FROM ".repeat(5_000), dialect).understood())
        .isFalse();
  }

  @Test
  void analyze_longChains_understood() {
    analyze("SELECT " + "NOT ".repeat(10_000) + "true", Dialect.POSTGRESQL);
    assertThat(analyze("SELECT 1" + " + 1".repeat(50_000), Dialect.POSTGRESQL).understood())
        .isTrue();
    assertThat(
            analyze("SELECT 1" + " UNION SELECT 1".repeat(5_000), Dialect.POSTGRESQL).understood())
        .isTrue();
    assertThat(analyze("SELECT 1 WHERE a" + " OR a = 1".repeat(20_000), Dialect.MYSQL).understood())
        .isTrue();
  }

  @Test
  void analyze_megabyteOfList_understood() {
    StringBuilder text = new StringBuilder("SELECT id FROM users WHERE id IN (0");
    for (int i = 1; text.length() < 1 << 20; i++) {
      text.append(", ").append(i);
    }
    StatementFacts facts = analyze(text.append(')').toString(), Dialect.POSTGRESQL);

    assertThat(facts.understood()).as(String.valueOf(facts.problem())).isTrue();
    assertThat(facts.sanitizedText().length()).isLessThan(40_000);
  }

  @Test
  void analyze_tenThousandRows_understood() {
    String text = "INSERT INTO t (a, b, c) VALUES " + "(1, 'x', ?), ".repeat(9_999) + "(1, 'x', ?)";
    StatementFacts facts = analyze(text, Dialect.MYSQL);

    assertThat(facts.understood()).isTrue();
    assertThat(facts.parameterCount()).isEqualTo(10_000);
  }

  @Test
  void analyze_textBeyondTheLimit_notUnderstoodWithItsOperation() {
    StatementFacts facts =
        analyze("DELETE FROM users WHERE x = '" + "x".repeat(5_000_000) + "'", Dialect.POSTGRESQL);

    assertThat(facts.understood()).isFalse();
    assertThat(facts.statements().get(0).operations().toString()).contains("DELETE");
  }

  @Test
  void analyze_exponentialRecursion_stops() {
    StringBuilder text = new StringBuilder("SELECT 1");
    for (int i = 0; i < 60; i++) {
      text = new StringBuilder("WITH RECURSIVE a" + i + " AS (" + text + ") SELECT * FROM a" + i);
    }

    analyze(text.toString(), Dialect.POSTGRESQL);
  }

  @Test
  void analyze_onSmallStack_verdict() throws Exception {
    StatementFacts[] found = new StatementFacts[1];
    String text = "SELECT " + "(".repeat(150) + "1" + ")".repeat(150);
    Thread thread =
        new Thread(
            null,
            () -> found[0] = analyzer.analyze(text, AnalysisContext.of(Dialect.POSTGRESQL)),
            "small",
            64 << 10);
    thread.start();
    thread.join();

    assertThat(found[0]).isNotNull();
  }

  @Test
  void analyze_openQuote_sanitizedTextHoldsNothingOfIt() {
    StatementFacts facts = analyze("SELECT 1, 'my secret is 4711", Dialect.POSTGRESQL);

    assertThat(facts.understood()).isFalse();
    assertThat(facts.sanitizedText()).doesNotContain("secret").doesNotContain("4711");
    assertThat(facts.problem()).doesNotContain("secret");
  }
}
