package dev.sluice.agent.gate;

import dev.sluice.agent.mask.DigestSet;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Which values of a class were handed out, by rule: to a conversation, and within the last sixty
 * minutes; as keyed digests, of this JVM. Thread safe; not on the path of results without budgets.
 *
 * <p>Memory is bounded, and overflow is closed: the conversation that was quiet longest is
 * forgotten, and should it come back it reads nothing more. That it was forgotten is forgotten only
 * after {@value #MOST_FORGOTTEN} others were.
 */
final class ValueBudgets {

  static final int MOST_BUDGETS = 20_000;
  static final int MOST_FORGOTTEN = 1 << 18;

  /** Places for digests in all conversations, of sixteen bytes each. */
  static final long MOST_PLACES = 1 << 22;

  private static final int MINUTES = 60;

  private final SipHash digest;
  private final LongSupplier minutes;
  private final AtomicLong results = new AtomicLong();

  /** As many as a policy has budgets by the hour. */
  private final Map<Key, Budget> hours = new HashMap<>();

  /** The one that was asked for longest ago comes first. */
  private final LinkedHashMap<Key, Budget> conversations = new LinkedHashMap<>(64, 0.75f, true);

  private DigestSet forgotten = new DigestSet();
  private DigestSet forgottenBefore = new DigestSet();
  private long places;

  private record Key(String rule, String className, String scope) {}

  /**
   * Budgets.
   *
   * @param digest under a key of this run
   * @param minutes a clock that never goes back
   */
  ValueBudgets(SipHash digest, LongSupplier minutes) {
    this.digest = digest;
    this.minutes = minutes;
  }

  /** A number for each result that is counted: it tells its cells from those of others. */
  long nextResult() {
    return results.incrementAndGet();
  }

  /**
   * The budget of a limit.
   *
   * @param conversation whose it is; the empty text for those of no known one
   */
  synchronized Budget of(Limit limit, String conversation) {
    if (limit.per() == Per.HOUR) {
      Key key = new Key(limit.rule(), limit.className(), "");
      return hours.computeIfAbsent(key, absent -> new Budget(true));
    }
    Key key = new Key(limit.rule(), limit.className(), conversation);
    Budget known = conversations.get(key);
    if (known != null) {
      return known;
    }
    Budget fresh = new Budget(false);
    long name = nameOf(key);
    if (forgotten.contains(name) || forgottenBefore.contains(name)) {
      fresh.forgotten = true;
      return fresh;
    }
    conversations.put(key, fresh);
    makeRoom();
    return fresh;
  }

  private long nameOf(Key key) {
    String name = key.rule() + '\n' + key.className() + '\n' + key.scope();
    return digest.of(name.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void grew(long more) {
    places += more;
    makeRoom();
  }

  private void makeRoom() {
    Iterator<Map.Entry<Key, Budget>> eldest = conversations.entrySet().iterator();
    while (conversations.size() > MOST_BUDGETS
        || (places > MOST_PLACES && conversations.size() > 1)) {
      Map.Entry<Key, Budget> entry = eldest.next();
      eldest.remove();
      Budget budget = entry.getValue();
      budget.forgotten = true;
      places -= budget.places;
      if (forgotten.size() >= MOST_FORGOTTEN) {
        forgottenBefore = forgotten;
        forgotten = new DigestSet();
      }
      forgotten.add(nameOf(entry.getKey()), MOST_FORGOTTEN);
    }
  }

  /** What was handed out under one limit. Thread safe: two threads cannot share one rest. */
  final class Budget {

    private final boolean byHour;
    private final DigestSet digests = new DigestSet();
    private long swept;

    /** Written under the lock of all budgets. */
    private volatile boolean forgotten;

    private volatile int places;

    private Budget(boolean byHour) {
      this.byHour = byHour;
    }

    /** Whether nobody knows any more what was handed out. */
    boolean isForgotten() {
      return forgotten;
    }

    /** False if one more would be too many; it is not counted then. */
    synchronized boolean takes(long value, long most) {
      if (forgotten) {
        return false;
      }
      int bound = (int) Math.min(Integer.MAX_VALUE, most);
      if (!byHour) {
        boolean taken = digests.add(value, bound);
        if (digests.room() > places) {
          int more = digests.room() - places;
          places = digests.room();
          grew(more);
        }
        return taken && !forgotten;
      }
      long now = minutes.getAsLong();
      if (digests.add(value, (int) now, bound)) {
        return true;
      }
      if (swept == now) {
        return false;
      }
      swept = now;
      digests.keepSince((int) (now - MINUTES + 1));
      return digests.add(value, (int) now, bound);
    }
  }
}
