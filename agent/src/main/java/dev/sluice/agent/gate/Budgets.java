package dev.sluice.agent.gate;

import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What rules count over more than one transaction: per conversation, and over the last sixty
 * minutes. Counts are those of this JVM. Thread safe; not on the path of statements without limits.
 */
final class Budgets {

  /** Of conversations the one that was quiet longest is forgotten first. */
  static final int MOST_COUNTERS = 20_000;

  private static final int MINUTES = 60;

  private final LongSupplier minutes;

  /** As many as there are rules that count by the hour. */
  private final Map<Key, Counter> hours = new HashMap<>();

  private final Map<Key, Long> conversations =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MOST_COUNTERS;
        }
      };

  private record Key(String rule, Enum<?> kind, String scope) {}

  /** Counts by minute. */
  private static final class Counter {
    final long[] amounts = new long[MINUTES];
    final long[] when = new long[MINUTES];
  }

  /**
   * Budgets.
   *
   * @param minutes a clock that never goes back
   */
  Budgets(LongSupplier minutes) {
    this.minutes = minutes;
  }

  /**
   * Adds to what was counted, or takes back what did not happen.
   *
   * @param conversation whose it is; the empty text for those of no known one
   * @return what is counted now
   */
  synchronized long add(Limit limit, String conversation, long amount) {
    if (limit.per() == Per.HOUR) {
      Key key = new Key(limit.rule(), limit.kind(), "");
      return addNow(hours.computeIfAbsent(key, absent -> new Counter()), amount);
    }
    Key key = new Key(limit.rule(), limit.kind(), conversation);
    return conversations.merge(key, amount, Long::sum);
  }

  private long addNow(Counter counter, long amount) {
    long now = minutes.getAsLong();
    int slot = (int) (now % MINUTES);
    if (counter.when[slot] != now) {
      counter.when[slot] = now;
      counter.amounts[slot] = 0;
    }
    counter.amounts[slot] += amount;
    long sum = 0;
    for (int i = 0; i < MINUTES; i++) {
      sum += now - counter.when[i] < MINUTES ? counter.amounts[i] : 0;
    }
    return sum;
  }
}
