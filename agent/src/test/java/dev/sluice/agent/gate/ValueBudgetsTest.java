package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.gate.ValueBudgets.Budget;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ValueBudgetsTest {

  private static final Limit HOURLY = limit(Per.HOUR, "pii.a", "rule");
  private static final Limit TALK = limit(Per.CONVERSATION, "pii.a", "rule");

  private final AtomicLong minute = new AtomicLong(1_000);
  private final ValueBudgets budgets = new ValueBudgets(new SipHash(new byte[16]), minute::get);

  private static Limit limit(Per per, String className, String rule) {
    return new Limit(Kind.VALUES, per, 2, false, className, rule);
  }

  @Test
  void conversation_ofDifferentValues_takesAsManyAsMay() {
    Budget one = budgets.of(TALK, "one");
    assertThat(one.takes(1, 2)).isTrue();
    assertThat(one.takes(2, 2)).isTrue();
    assertThat(one.takes(3, 2)).isFalse();
    assertThat(one.takes(1, 2)).isTrue();
    minute.addAndGet(10_000);
    assertThat(budgets.of(TALK, "one").takes(3, 2)).isFalse();
    assertThat(budgets.of(TALK, "two").takes(3, 2)).isTrue();
    assertThat(budgets.of(limit(Per.CONVERSATION, "pii.b", "rule"), "one").takes(3, 2)).isTrue();
    assertThat(budgets.of(limit(Per.CONVERSATION, "pii.a", "other"), "one").takes(3, 2)).isTrue();
  }

  @Test
  void limit_thatAReloadMadeSmaller_takesNothingNew() {
    Budget one = budgets.of(TALK, "one");
    one.takes(1, 5);
    one.takes(2, 5);
    one.takes(3, 5);
    assertThat(one.takes(4, 2)).isFalse();
    assertThat(one.takes(3, 2)).isTrue();
    assertThat(one.takes(4, 0)).isFalse();
  }

  @Test
  void hour_ofAnyConversation_forgetsWhatWasNotSeenForSixtyMinutes() {
    assertThat(budgets.of(HOURLY, "one").takes(1, 2)).isTrue();
    minute.addAndGet(30);
    assertThat(budgets.of(HOURLY, "two").takes(2, 2)).isTrue();
    assertThat(budgets.of(HOURLY, "two").takes(3, 2)).isFalse();
    minute.addAndGet(20);
    assertThat(budgets.of(HOURLY, "one").takes(1, 2)).as("seen again").isTrue();
    minute.addAndGet(39);
    assertThat(budgets.of(HOURLY, "one").takes(3, 2)).as("89 minutes").isFalse();
    minute.addAndGet(1);
    assertThat(budgets.of(HOURLY, "one").takes(3, 2)).as("the second one is gone").isTrue();
    assertThat(budgets.of(HOURLY, "one").takes(2, 2)).isFalse();
  }

  @Test
  void conversations_tooMany_forgottenOnesReadNothingMore() {
    Budget open = budgets.of(TALK, "first");
    open.takes(1, 2);
    budgets.of(TALK, "second").takes(1, 2);
    for (int i = 0; i < ValueBudgets.MOST_BUDGETS - 2; i++) {
      budgets.of(TALK, "c" + i);
    }
    assertThat(budgets.of(TALK, "second").isForgotten()).isFalse();
    budgets.of(TALK, "one more");
    assertThat(budgets.of(TALK, "first").takes(1, 2)).isFalse();
    assertThat(budgets.of(TALK, "first").isForgotten()).isTrue();
    assertThat(open.takes(1, 2)).as("in a result that is still open").isFalse();
    assertThat(budgets.of(TALK, "second").takes(1, 2)).isTrue();
  }

  @Test
  void values_tooMany_quietestConversationIsForgotten() {
    long each = 1_000_000;
    Budget[] talks = new Budget[4];
    for (int talk = 0; talk < talks.length; talk++) {
      talks[talk] = budgets.of(TALK, "talk" + talk);
      for (long value = 0; value < 1_000_000; value++) {
        talks[talk].takes(value * 0x9e3779b97f4a7c15L, each);
      }
    }
    assertThat(talks[0].isForgotten()).isFalse();
    Budget last = budgets.of(TALK, "last");
    for (long value = 0; value < 20; value++) {
      assertThat(last.takes(value, each)).isTrue();
    }
    assertThat(talks[0].isForgotten()).isTrue();
    assertThat(talks[1].isForgotten()).isFalse();
  }

  @Test
  void takes_fromManyThreads_shareOneRest() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int from = 1_000 * t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  taken.addAndGet(budgets.of(TALK, "all").takes(from + i, 500) ? 1 : 0);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).hasValue(500);
  }
}
