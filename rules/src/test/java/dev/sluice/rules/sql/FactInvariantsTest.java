package dev.sluice.rules.sql;

import dev.sluice.rules.Dialect;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The invariants on the corpora and on statements at random, without a fuzzer. */
class FactInvariantsTest {

  private final FactInvariants invariants = new FactInvariants();

  @TestFactory
  Stream<DynamicTest> invariants_corpora_hold() {
    return Stream.concat(CorpusCase.all("bypass").stream(), CorpusCase.all("benign").stream())
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> invariants.check(one.sql(), AnalysisContext.of(one.dialect()))));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void invariants_statementsAtRandom_hold(Dialect dialect) {
    Random random = new Random(20_261_122);
    LiteralStatements statements = new LiteralStatements(random, dialect);
    for (int i = 0; i < 500; i++) {
      invariants.check(statements.statement(), AnalysisContext.of(dialect));
    }
  }
}
