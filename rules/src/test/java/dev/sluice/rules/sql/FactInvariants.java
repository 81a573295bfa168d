package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is true of the facts of every text, however it came about. */
final class FactInvariants {

  private static final Dialect[] DIALECTS = Dialect.values();
  private static final int CATALOG = 8;
  private static final int HALF_PAIRS = 16;

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer, 1 << 20);
  private final AnalysisContext[] contexts = new AnalysisContext[2 * DIALECTS.length];

  FactInvariants() {
    for (int i = 0; i < DIALECTS.length; i++) {
      AnalysisContext.SessionMode mode = AnalysisContext.SessionMode.defaultOf(DIALECTS[i]);
      contexts[i] = AnalysisContext.of(DIALECTS[i]);
      contexts[i + DIALECTS.length] =
          new AnalysisContext(
              DIALECTS[i], mode, DdlCatalog.read(CorpusCase.schema(), DIALECTS[i]).catalog());
    }
  }

  /**
   * The first byte says how, the others are the text.
   *
   * <p>Bits: 0 to 2 the dialect, 3 a catalog, 4 half a surrogate pair for what is no UTF-8.
   */
  void check(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    if ((bytes[0] & HALF_PAIRS) != 0) {
      text = text.replace('\ufffd', '\ud83d');
    }
    int dialect = (bytes[0] & 7) % DIALECTS.length;
    check(text, contexts[dialect + ((bytes[0] & CATALOG) == 0 ? 0 : DIALECTS.length)]);
  }

  void check(String text, AnalysisContext context) {
    StatementFacts facts = analyzer.analyze(text, context);
    assertThat(facts.statements()).isNotEmpty();
    assertThat(facts.problem() == null).isEqualTo(facts.understood());
    assertThat(cache.facts(text, context)).as("by the cache: %s", text).isEqualTo(facts);
    Set<Operation> operations = operations(facts);
    if (facts.understood() && facts.statementCount() > 0) {
      assertThat(operations).as("understood without operation: %s", text).isNotEmpty();
    }
    StatementFacts more = analyzer.analyze(text + "\n; SELECT 1", context);
    assertThat(operations(more)).as("with a second statement: %s", text).containsAll(operations);
    if (facts.understood()) {
      Tokens tokens = SqlAnalyzer.tokens(text, context);
      spaced(text, tokens, facts, context);
      cased(text, tokens, operations, context);
    }
  }

  /** More space and comments where there is space already. */
  private void spaced(String text, Tokens tokens, StatementFacts facts, AnalysisContext context) {
    // A comment behind a name or string with escapes may hide their escape character: it is
    // doubted.
    String lower = text.toLowerCase(Locale.ROOT);
    boolean doubtful = lower.contains("u&\"") || lower.contains("u&'");
    boolean executable = text.contains("/*!") || text.contains("/*M!");
    String gap = executable || doubtful ? "\t " : " /* DELETE FROM x */ ";
    StringBuilder changed = new StringBuilder(text);
    for (int i = tokens.size() - 1; i > 0; i--) {
      if (tokens.spaced(i) && tokens.kind(i) != Kind.END) {
        changed.insert(tokens.start(i), gap);
      }
    }
    assertThat(analyzer.analyze(changed.toString(), context))
        .as("with more space: %s", changed)
        .isEqualTo(facts);
  }

  /** Words without quotes in the other case. */
  private void cased(
      String text, Tokens tokens, Set<Operation> operations, AnalysisContext context) {
    for (boolean upper : new boolean[] {true, false}) {
      StringBuilder changed = new StringBuilder(text);
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.kind(i) == Kind.WORD) {
          changed.replace(tokens.start(i), tokens.end(i), cased(tokens.source(i), upper));
        }
      }
      assertThat(operations(analyzer.analyze(changed.toString(), context)))
          .as("in the other case: %s", changed)
          .isEqualTo(operations);
    }
  }

  /** ASCII only: other letters may change their number. */
  private static String cased(String word, boolean upper) {
    boolean ascii = word.chars().allMatch(c -> c < 128);
    return !ascii ? word : upper ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT);
  }

  private static Set<Operation> operations(StatementFacts facts) {
    Set<Operation> all = EnumSet.noneOf(Operation.class);
    for (EffectiveStatement statement : facts.statements()) {
      all.addAll(statement.operations());
    }
    return all;
  }
}
