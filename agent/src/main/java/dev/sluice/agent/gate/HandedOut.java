package dev.sluice.agent.gate;

import dev.sluice.agent.mask.DigestSet;
import dev.sluice.rules.ColumnName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of sensitive classes that were handed out as they stand, as keyed digests, by conversation
 * and class: should one come back where its class is not, it is a copy. Only kept where a rule
 * names that effect. Thread safe.
 *
 * <p>Memory is bounded: of a class the last {@value #MOST_VALUES} to twice as many values of a
 * conversation, of the last {@value #MOST_CONVERSATIONS} conversations.
 */
final class HandedOut {

  /** Shorter values are found everywhere: "1", "yes", a country. */
  static final int SHORTEST = 6;

  static final int MOST_VALUES = 20_000;
  static final int MOST_CONVERSATIONS = 500;

  private final SipHash digest;

  private final LinkedHashMap<String, Map<String, Kept>> conversations =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Kept>> eldest) {
          return size() > MOST_CONVERSATIONS;
        }
      };

  private static final class Kept {
    final ColumnName source;
    DigestSet now = new DigestSet();
    DigestSet before = new DigestSet();

    Kept(ColumnName source) {
      this.source = source;
    }
  }

  HandedOut(SipHash digest) {
    this.digest = digest;
  }

  /** A value was handed out; {@code source} is a column of its class. */
  void note(Asking asking, String className, ColumnName source, String value) {
    if (value.length() < SHORTEST) {
      return;
    }
    long key = digest.of(value.getBytes(StandardCharsets.UTF_8));
    synchronized (conversations) {
      Kept kept =
          conversations
              .computeIfAbsent(nameOf(asking), absent -> new HashMap<>())
              .computeIfAbsent(className, absent -> new Kept(source));
      if (!kept.now.add(key, MOST_VALUES)) {
        kept.before = kept.now;
        kept.now = new DigestSet();
        kept.now.add(key, MOST_VALUES);
      }
    }
  }

  /** A column of each class of which the value was handed out to who asks. */
  Set<ColumnName> find(Asking asking, @Nullable String value) {
    if (value == null || value.length() < SHORTEST) {
      return Set.of();
    }
    long key = digest.of(value.getBytes(StandardCharsets.UTF_8));
    Set<ColumnName> sources = new LinkedHashSet<>();
    synchronized (conversations) {
      Map<String, Kept> known = conversations.get(nameOf(asking));
      if (known != null) {
        for (Kept kept : known.values()) {
          if (kept.now.contains(key) || kept.before.contains(key)) {
            sources.add(kept.source);
          }
        }
      }
    }
    return sources;
  }

  /** Those of no known conversation are one. */
  private static String nameOf(Asking asking) {
    return asking.counted();
  }
}
