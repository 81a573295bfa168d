package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Facts that are shared between texts are the facts of each of them: whoever warms the cache with a
 * harmless text gains nothing for another.
 */
class SharedFactsTest {

  private static final int PAIRS = Integer.getInteger("sluice.differential.pairs", 6_000);
  private static final int CHANGES = 10;
  private static final long SEED = Long.getLong("sluice.differential.seed", 20_261_122L);

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);

  private StatementFacts facts(String text, Dialect dialect) {
    return cache.facts(text, AnalysisContext.of(dialect));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "id = 5 OR 1=0 | id = 5 OR 1=1",
        "id = 5 OR 'a'='b' | id = 5 OR 'a'='a'",
        "id = 5 AND name LIKE 'a%' | id = 5 OR name LIKE '%'",
        "name LIKE 'a%' | name LIKE '%%'",
        "length(name) > 3 | length(name) > -1",
        "0 | 1",
        "'no' | 'yes'",
        "1 BETWEEN 2 AND 3 | 1 BETWEEN 0 AND 3",
        "1 IN (2, 3) | 1 IN (3, 1)",
        "id = 1 OR id <> 2 | id = 2 OR id <> 2",
        "CASE WHEN 1=0 THEN 1 END | CASE WHEN 1=1 THEN 1 END",
        "(SELECT 0) = 1 | (SELECT 1) = 1"
      })
  void facts_cacheWarmedWithHarmlessCondition_alwaysTrueStillSeen(String harmless, String attack) {
    for (int i = 0; i < 3; i++) {
      StatementFacts warm = facts("DELETE FROM users WHERE " + harmless, Dialect.POSTGRESQL);
      assertThat(warm.statements().get(0).shapes()).doesNotContain(Shape.ALWAYS_TRUE);
    }

    StatementFacts found = facts("DELETE FROM users WHERE " + attack, Dialect.POSTGRESQL);

    assertThat(found.statements().get(0).shapes()).contains(Shape.ALWAYS_TRUE);
  }

  @Test
  void facts_cacheWarmedWithHarmlessQueryText_otherTextStillRead() {
    facts("SELECT query_to_xml('SELECT id FROM orders', true, true, '')", Dialect.POSTGRESQL);

    StatementFacts found =
        facts("SELECT query_to_xml('DELETE FROM users', true, true, '')", Dialect.POSTGRESQL);

    assertThat(found.toString()).contains("DELETE").contains("users");
  }

  @Test
  void facts_cacheWarmedWithOtherPosition_predicateOfThisPosition() {
    facts("SELECT id, email FROM users ORDER BY 1", Dialect.POSTGRESQL);

    StatementFacts found = facts("SELECT id, email FROM users ORDER BY 2", Dialect.POSTGRESQL);

    assertThat(found.statements().get(0).predicates().toString()).contains("email");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT id FROM users WHERE id = 5 | SELECT id FROM users WHERE id = 77001",
        "SELECT id FROM users WHERE n LIKE 'a%' AND x = -1 | SELECT id FROM users WHERE n LIKE '%bc' AND x = -77",
        "SELECT id FROM users WHERE id IN (1, 2) | SELECT id FROM users WHERE id IN (3, 400)",
        "SELECT id FROM users /* trace 1 */ | SELECT id FROM users /* trace 23 */",
        "SELECT a FROM t WHERE b = 'x' LIMIT 5 | SELECT a FROM t WHERE b = 'it''s' LIMIT 100",
        "INSERT INTO t (a, b) VALUES (1, 'x') | INSERT INTO t (a, b) VALUES (20, 'longer')",
        "UPDATE t SET a = 1 WHERE b = 2 OR b = 3 | UPDATE t SET a = 5 WHERE b = 9 OR b = 9"
      })
  void facts_literalThatChangesNothing_sameInstance(String one, String two) {
    assertThat(facts(two, Dialect.POSTGRESQL)).isSameAs(facts(one, Dialect.POSTGRESQL));
  }

  @Test
  void facts_stringWhereANumberStood_ownFacts() {
    assertThat(facts("SELECT id FROM users ORDER BY 'email'", Dialect.MYSQL))
        .isNotSameAs(facts("SELECT id FROM users ORDER BY 1", Dialect.MYSQL));
  }

  @Test
  void facts_floodOfLiteralsThatCount_boundedAndRight() {
    FactCache small = new FactCache(analyzer, 1 << 20);
    AnalysisContext context = AnalysisContext.of(Dialect.POSTGRESQL);
    for (int i = 0; i < 3_000; i++) {
      StatementFacts found = small.facts("DELETE FROM t WHERE 7 = " + i, context);
      assertThat(found.statements().get(0).shapes().contains(Shape.ALWAYS_TRUE)).isEqualTo(i == 7);
    }

    assertThat(small.bytes()).isLessThan(100_000);
  }

  /** The proof by trial: whatever a literal is changed to, the cache says what an analysis says. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void facts_anyLiteralChanged_asFreshAnalysis(Dialect dialect) {
    System.out.println("literals changed at random: dialect=" + dialect.word() + ", seed=" + SEED);
    Random random = new Random(SEED + dialect.word().hashCode());
    LiteralStatements statements = new LiteralStatements(random, dialect);
    List<String> corpus = corpus(dialect);
    AnalysisContext[] contexts = {AnalysisContext.of(dialect), withCatalog(dialect)};
    int shared = 0;
    int rounds = Math.max(1, PAIRS / CHANGES / Dialect.values().length);
    for (int i = 0; i < rounds; i++) {
      boolean made = corpus.isEmpty() || random.nextInt(3) > 0;
      String base = made ? statements.statement() : corpus.get(random.nextInt(corpus.size()));
      shared += change(base, contexts[random.nextInt(contexts.length)], random, statements);
    }
    assertThat(shared).as("texts that shared facts").isGreaterThan(rounds * CHANGES / 20);
  }

  /** Changes one text several times; returns how often facts were shared. */
  // Shared means the very instance.
  @SuppressWarnings("ReferenceEquality")
  private int change(
      String base, AnalysisContext context, Random random, LiteralStatements statements) {
    StatementFacts before = cache.facts(base, context);
    int shared = 0;
    for (int i = 0; i < CHANGES; i++) {
      String changed = changed(base, context, random, statements);
      StatementFacts cached = cache.facts(changed, context);
      assertThat(cached)
          .as("%s, seed=%d%nfirst: %s%nthen:  %s", context.dialect(), SEED, base, changed)
          .isEqualTo(analyzer.analyze(changed, context));
      shared += cached == before && !changed.equals(base) ? 1 : 0;
    }
    return shared;
  }

  private static List<String> corpus(Dialect dialect) {
    List<CorpusCase> all = new ArrayList<>(CorpusCase.all("bypass"));
    all.addAll(CorpusCase.all("benign"));
    return all.stream().filter(one -> one.dialect() == dialect).map(CorpusCase::sql).toList();
  }

  private static AnalysisContext withCatalog(Dialect dialect) {
    Catalog catalog = DdlCatalog.read(CorpusCase.schema(), dialect).catalog();
    return new AnalysisContext(dialect, AnalysisContext.SessionMode.defaultOf(dialect), catalog);
  }

  private static String changed(
      String base, AnalysisContext context, Random random, LiteralStatements statements) {
    Tokens tokens = SqlAnalyzer.tokens(base, context);
    StringBuilder text = new StringBuilder(base);
    int chance = 1 + random.nextInt(3);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.literal(i) && random.nextInt(chance) == 0) {
        text.replace(tokens.start(i), tokens.end(i), statements.literal());
      }
    }
    return text.toString();
  }
}
