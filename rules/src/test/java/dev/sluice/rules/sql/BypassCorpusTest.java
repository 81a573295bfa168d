package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Flow;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each way around a guard that is known: either read for what it is, or not understood with the
 * operation visible. With a catalog and without one.
 */
class BypassCorpusTest {

  @TestFactory
  Stream<DynamicTest> bypass_withCatalog_seen() {
    return CorpusCase.all("bypass").stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one, true)));
  }

  @TestFactory
  Stream<DynamicTest> bypass_withoutCatalog_seen() {
    return CorpusCase.all("bypass").stream()
        .filter(one -> !one.has("catalog"))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one, false)));
  }

  private static void check(CorpusCase one, boolean withCatalog) {
    Catalog catalog = withCatalog ? catalog(one.dialect()) : Catalog.EMPTY;
    AnalysisContext context =
        new AnalysisContext(
            one.dialect(), AnalysisContext.SessionMode.defaultOf(one.dialect()), catalog);
    StatementFacts facts = new SqlAnalyzer().analyze(one.sql(), context);
    Seen seen = Seen.of(facts);
    String about = one.value("story") + "\n" + one.sql() + "\n" + facts;
    assertThat(seen.operations).as(about).containsAll(one.values("operations"));
    if (one.has("forbidden")) {
      assertThat(seen.operations).as(about).doesNotContainAnyElementsOf(one.values("forbidden"));
    }
    if (one.has("understood") && !one.value("understood").equals("any")) {
      assertThat(String.valueOf(facts.understood())).as(about).isEqualTo(one.value("understood"));
    } else if (!one.has("understood")) {
      assertThat(facts.understood()).as(about).isTrue();
    }
    if (facts.understood() || !one.has("understood")) {
      checkFacts(one, seen, about);
      checkRows(one, facts, about, withCatalog);
    }
  }

  private static Catalog catalog(Dialect dialect) {
    DdlCatalog read = DdlCatalog.read(CorpusCase.schema(), dialect);
    assertThat(read.problems()).isEmpty();
    return read.catalog();
  }

  private static void checkFacts(CorpusCase one, Seen seen, String about) {
    assertThat(seen.writes).as(about).containsAll(one.values("writes"));
    assertThat(seen.reads).as(about).containsAll(one.values("reads"));
    assertThat(seen.effects).as(about).containsAll(one.values("effects"));
    assertThat(seen.shapes).as(about).containsAll(one.values("shapes"));
    assertThat(seen.predicates).as(about).containsAll(one.values("predicates"));
    assertThat(seen.flows).as(about).containsAll(one.values("flows"));
    if (one.has("hidden")) {
      assertThat(seen.hidden).as(about).isTrue();
    }
    if (one.has("noshapes")) {
      assertThat(seen.shapes).as(about).doesNotContainAnyElementsOf(one.values("noshapes"));
    }
    if (one.has("notfamily")) {
      assertThat(seen.families).as(about).doesNotContainAnyElementsOf(one.values("notfamily"));
    }
  }

  /** Each source must be in a column, or the place of it must be said to be unknown. */
  private static void checkRows(
      CorpusCase one, StatementFacts facts, String about, boolean withCatalog) {
    Set<String> sources = new TreeSet<>();
    boolean known = facts.outputKnown();
    for (OutputColumn column : facts.output()) {
      column.sources().forEach(source -> sources.add(source.toString()));
      known &= column.known();
    }
    if (one.has("unknown")) {
      assertThat(known).as(about).isFalse();
    }
    if (one.has("sources") && (known || withCatalog)) {
      assertThat(sources).as(about).containsAll(one.values("sources"));
    }
    if (one.has("column") && facts.outputKnown()) {
      int equals = one.value("column").indexOf('=');
      int index = Integer.parseInt(one.value("column").substring(0, equals));
      assertThat(facts.output().get(index - 1).sources().toString())
          .as(about)
          .contains(one.value("column").substring(equals + 1));
    }
  }

  /** The words of all effective statements of a text. */
  private static final class Seen {
    final Set<String> operations = new TreeSet<>();
    final Set<String> families = new TreeSet<>();
    final Set<String> reads = new TreeSet<>();
    final Set<String> writes = new TreeSet<>();
    final Set<String> effects = new TreeSet<>();
    final Set<String> shapes = new TreeSet<>();
    final Set<String> predicates = new TreeSet<>();
    final Set<String> flows = new TreeSet<>();
    boolean hidden;

    static Seen of(StatementFacts facts) {
      Seen seen = new Seen();
      for (EffectiveStatement statement : facts.statements()) {
        statement.operations().forEach(one -> seen.operations.add(one.word()));
        statement.families().forEach(one -> seen.families.add(one.word()));
        statement.reads().forEach(one -> seen.reads.add(one.toString()));
        statement.writes().forEach(one -> seen.writes.add(one.toString()));
        statement.effects().forEach(one -> seen.effects.add(one.word()));
        statement.shapes().forEach(one -> seen.shapes.add(one.word()));
        statement.predicates().forEach(one -> seen.predicates.add(one.toString()));
        seen.hidden |= statement.hidden();
        statement.flows().forEach(one -> seen.flows.add(flow(one)));
      }
      return seen;
    }

    private static String flow(Flow flow) {
      return flow.source() + ">" + (flow.target() == null ? "" : flow.target());
    }
  }
}
