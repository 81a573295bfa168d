package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The stack is the application's: small, or nearly used up by a recursion of its own. */
class SmallStackTest {

  /** Deeper than any stack of this test. */
  private static final int MAX_FRAMES = 1_000_000;

  /** As deep as a text may be. */
  private static final String DEEP = "SELECT " + "(".repeat(75) + "1" + ")".repeat(75);

  private static final String PLAIN = "SELECT a.id FROM a JOIN b ON a.x = b.x WHERE b.y = (1 + 2)";

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final AnalysisContext context = AnalysisContext.of(Dialect.POSTGRESQL);

  /** True if an error came out of the room. */
  private boolean inside;

  private static <T> T onStack(int kilobytes, Supplier<T> work) throws Exception {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, () -> result.set(work.get()), "small", (long) kilobytes << 10);
    thread.setUncaughtExceptionHandler((where, what) -> thrown.set(what));
    thread.start();
    thread.join();
    assertThat(thrown.get()).isNull();
    return result.get();
  }

  @Test
  void facts_onAnOrdinaryStack_deepTextUnderstood() throws Exception {
    assertThat(onStack(1024, () -> cache.facts(DEEP, context)).understood()).isTrue();
  }

  @Test
  void facts_onAStackOf256Kilobytes_plainTextUnderstood() throws Exception {
    assertThat(onStack(256, () -> cache.facts(PLAIN, context)).understood()).isTrue();
  }

  @Test
  void facts_onASmallStack_verdictThatIsNotKeptForOthers() throws Exception {
    StatementFacts small = onStack(160, () -> cache.facts(DEEP, context));
    StatementFacts large = onStack(1024, () -> cache.facts(DEEP, context));

    assertThat(small).isNotNull();
    assertThat(large.understood()).isTrue();
  }

  /** At every depth of the application's own recursion, down to its last frame. */
  @Test
  void facts_inARecursionThatUsesUpTheStack_neverAnError() throws Exception {
    int[] verdicts = new int[2];
    onStack(
        512,
        () -> {
          descend(verdicts, 0);
          return verdicts;
        });

    assertThat(verdicts[0]).as("understood").isPositive();
    assertThat(verdicts[1]).as("no stack left").isPositive();
    assertThat(inside).as("an error came out").isFalse();
    assertThat(cache.facts(DEEP, context).understood()).isTrue();
    assertThat(cache.facts(PLAIN, context).understood()).isTrue();
  }

  private void descend(int[] verdicts, int depth) {
    try {
      if (depth < MAX_FRAMES) {
        descend(verdicts, depth + 1);
      }
    } catch (StackOverflowError e) {
      // The application's own, at its deepest frames; each frame on the way back asks.
      return;
    }
    if (depth % 8 == 0) {
      ask(verdicts, depth);
    }
  }

  /** Where not even the call fits, the error comes from the call and from nothing within it. */
  private void ask(int[] verdicts, int depth) {
    try {
      String text = PLAIN + " AND c" + depth + " = 1";
      verdicts[cache.facts(text, context).understood() ? 0 : 1]++;
      verdicts[analyzer.analyze(DEEP, context).understood() ? 0 : 1]++;
    } catch (StackOverflowError e) {
      for (StackTraceElement frame : e.getStackTrace()) {
        inside |= frame.getMethodName().equals("find") || frame.getMethodName().equals("read");
      }
    }
  }
}
