package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.StatementFacts;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ordinary statements, as ORMs and people write them: each understood, with the right tables. */
class BenignCorpusTest {

  @TestFactory
  Stream<DynamicTest> benign_ordinaryStatement_understood() {
    return CorpusCase.all("benign").stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
  }

  private static void check(CorpusCase one) {
    StatementFacts facts = new SqlAnalyzer().analyze(one.sql(), AnalysisContext.of(one.dialect()));
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    boolean strange = false;
    for (EffectiveStatement statement : facts.statements()) {
      statement.reads().forEach(table -> reads.add(table.toString()));
      statement.writes().forEach(table -> writes.add(table.toString()));
      strange |= statement.effects().toString().contains("UNKNOWN_FUNCTION") && !isCall(one.sql());
    }
    String about = one.sql() + "\n" + facts;
    assertThat(facts.understood()).as(about).isTrue();
    assertThat(facts.problem()).as(about).isNull();
    assertThat(reads).as(about).isEqualTo(one.values("reads"));
    assertThat(writes).as(about).isEqualTo(one.values("writes"));
    assertThat(strange).as("a function is not known: " + about).isFalse();
  }

  private static boolean isCall(String sql) {
    return sql.startsWith("{");
  }
}
