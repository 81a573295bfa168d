package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetsTest {

  private static final Limit HOURLY = new Limit(Kind.AFFECTED, Per.HOUR, 10, false, "a");
  private static final Limit TALK = new Limit(Kind.AFFECTED, Per.CONVERSATION, 10, false, "a");

  private final AtomicLong minute = new AtomicLong(1_000);
  private final Budgets budgets = new Budgets(minute::get);

  @Test
  void hour_passes_oldestCountsFirst() {
    assertThat(budgets.add(HOURLY, "x", 3)).isEqualTo(3);
    minute.addAndGet(59);
    assertThat(budgets.add(HOURLY, "y", 4)).isEqualTo(7);
    minute.addAndGet(1);
    assertThat(budgets.add(HOURLY, "x", 0)).isEqualTo(4);
    minute.addAndGet(10_000);
    assertThat(budgets.add(HOURLY, "x", 1)).isEqualTo(1);
  }

  @Test
  void conversation_each_countsAloneAndDoesNotGrowOld() {
    assertThat(budgets.add(TALK, "x", 3)).isEqualTo(3);
    assertThat(budgets.add(TALK, "y", 4)).isEqualTo(4);
    minute.addAndGet(600);
    assertThat(budgets.add(TALK, "x", 1)).isEqualTo(4);
    assertThat(budgets.add(TALK, "x", -1)).isEqualTo(3);
    Limit other = new Limit(Kind.AFFECTED, Per.CONVERSATION, 10, false, "b");
    assertThat(budgets.add(other, "x", 0)).isZero();
    Limit rows = new Limit(Kind.ROWS, Per.CONVERSATION, 10, false, "a");
    assertThat(budgets.add(rows, "x", 0)).isZero();
  }

  @Test
  void conversations_tooMany_quietestIsForgotten() {
    budgets.add(TALK, "first", 5);
    budgets.add(TALK, "second", 5);
    for (int i = 0; i < Budgets.MOST_COUNTERS - 2; i++) {
      budgets.add(TALK, "c" + i, 1);
    }
    assertThat(budgets.add(TALK, "first", 0)).isEqualTo(5);
    budgets.add(TALK, "one more", 1);
    assertThat(budgets.add(TALK, "second", 0)).isZero();
    assertThat(budgets.add(TALK, "first", 0)).isEqualTo(5);
  }

  @Test
  void add_fromManyThreads_losesNothing() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int k = 0; k < 1_000; k++) {
                  budgets.add(HOURLY, "", 1);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread each : threads) {
      each.join();
    }
    assertThat(budgets.add(HOURLY, "", 0)).isEqualTo(8_000);
  }
}
