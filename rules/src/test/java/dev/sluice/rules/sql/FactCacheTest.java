package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FactCacheTest {

  private final FactCache cache = new FactCache(new SqlAnalyzer(), 1 << 20);
  private final AnalysisContext postgres = AnalysisContext.of(Dialect.POSTGRESQL);

  @Test
  void facts_sameTextTwice_sameInstance() {
    StatementFacts first = cache.facts("SELECT id FROM orders", postgres);

    assertThat(cache.facts(new String("SELECT id FROM orders"), postgres)).isSameAs(first);
    assertThat(cache.facts("SELECT id FROM orders", AnalysisContext.of(Dialect.POSTGRESQL)))
        .isSameAs(first);
  }

  @Test
  void facts_otherLiteral_otherFacts() {
    StatementFacts always = cache.facts("DELETE FROM orders WHERE 1 = 1", postgres);
    StatementFacts never = cache.facts("DELETE FROM orders WHERE 1 = 0", postgres);

    assertThat(always.fingerprint()).isEqualTo(never.fingerprint());
    assertThat(always.statements()).isNotEqualTo(never.statements());
  }

  @Test
  void facts_otherDialectOrMode_otherFacts() {
    String text = "SELECT 'a\\' -- ' FROM users";
    AnalysisContext mysql = AnalysisContext.of(Dialect.MYSQL);
    AnalysisContext noBackslash =
        new AnalysisContext(
            Dialect.MYSQL, new AnalysisContext.SessionMode(false, false, true), Catalog.EMPTY);

    assertThat(cache.facts(text, mysql)).isNotEqualTo(cache.facts(text, noBackslash));
    assertThat(cache.facts(text, postgres)).isNotSameAs(cache.facts(text, noBackslash));
  }

  @Test
  void facts_otherCatalogOfEqualVersion_otherFacts() {
    AnalysisContext one = withTable("a");
    AnalysisContext two = withTable("b");

    StatementFacts first = cache.facts("SELECT * FROM users", one);
    StatementFacts second = cache.facts("SELECT * FROM users", two);

    assertThat(first.output().get(0).label()).isEqualTo("a");
    assertThat(second.output().get(0).label()).isEqualTo("b");
  }

  private static AnalysisContext withTable(String column) {
    TableName users = TableName.of("users");
    Catalog.Table table = new Catalog.Table(users, List.of(column), null, false);
    return new AnalysisContext(
        Dialect.POSTGRESQL,
        AnalysisContext.SessionMode.defaultOf(Dialect.POSTGRESQL),
        new Catalog(1, List.of(), Map.of(users, table), true));
  }

  @Test
  void facts_floodOfTexts_staysWithinBytesAndKeepsWhatIsUsed() {
    StatementFacts kept = cache.facts("SELECT id FROM kept", postgres);
    for (int i = 0; i < 20_000; i++) {
      cache.facts("SELECT " + i + " FROM flood", postgres);
      assertThat(cache.facts("SELECT id FROM kept", postgres)).isSameAs(kept);
    }

    assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 20).isPositive();
  }

  @Test
  void facts_longText_notHeld() {
    cache.facts("SELECT '" + "x".repeat(100_000) + "'", postgres);

    assertThat(cache.bytes()).isZero();
  }

  @Test
  void facts_manyCatalogs_oldOnesForgotten() {
    for (int i = 0; i < 1000; i++) {
      cache.facts("SELECT * FROM users", withTable("c" + i));
    }

    assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 20).isPositive();
  }

  @Test
  void facts_manyThreads_oneInstancePerText() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<StatementFacts> task =
          () -> {
            StatementFacts facts = null;
            for (int i = 0; i < 2_000; i++) {
              facts = cache.facts("SELECT " + (i % 50) + " FROM users", postgres);
            }
            return facts;
          };
      List<Future<StatementFacts>> all = pool.invokeAll(Collections.nCopies(8, task));
      for (Future<StatementFacts> one : all) {
        assertThat(one.get()).isSameAs(all.get(0).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
