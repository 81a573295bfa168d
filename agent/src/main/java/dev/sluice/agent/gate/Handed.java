package dev.sluice.agent.gate;

import dev.sluice.rules.ColumnName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The masked values that this JVM handed out and that have no look: rounded numbers, years, fixed
 * texts, zeros, NULL. Each is remembered as a keyed digest together with the row it came from, told
 * by a column that the reading statement showed or asked for. Thread safe.
 *
 * <p>Bounded: about 400,000 rows for sure, twice as many at the most. What was forgotten less than
 * an hour after it was handed out is made up for: then the value alone counts, in whichever row.
 */
final class Handed {

  private static final int MOST_ROWS = 500_000;
  private static final int MOST_VALUES = 100_000;
  private static final int MOST_TIES = 16;
  private static final long FRESH_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long NO_ROW = 1;

  private final RecentDigests rows;
  private final RecentDigests values;
  private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();
  private final ValueDigests digests;

  Handed(ValueDigests digests) {
    this(digests, MOST_ROWS, MOST_VALUES);
  }

  /** With other bounds than those of a JVM. */
  Handed(ValueDigests digests, int mostRows, int mostValues) {
    this.digests = digests;
    this.rows = new RecentDigests(mostRows);
    this.values = new RecentDigests(mostValues);
  }

  /** What is kept of a class. */
  private static final class Kept {
    final long salt;
    final Set<ColumnName> ties = ConcurrentHashMap.newKeySet();

    Kept(long salt) {
      this.salt = salt;
    }
  }

  /** A class and the column that tells its rows apart, as digests. */
  record Tied(String className, long salt, long column) {}

  /** Values of a class are about to be handed out, with that column beside them; or none. */
  Tied tied(String className, @Nullable ColumnName tie) {
    Kept of = kept.computeIfAbsent(className, name -> new Kept(digests.ofCanonical(name)));
    if (tie != null && of.ties.size() < MOST_TIES) {
      of.ties.add(tie);
    }
    return new Tied(className, of.salt, tie == null ? 0 : column(tie));
  }

  /** Hot path. A value was handed out, of the row of that key. */
  void gave(Tied tied, long value, long key, long now) {
    long ofClass = ValueDigests.both(tied.salt(), value);
    values.add(ofClass, now);
    rows.add(ValueDigests.both(ofClass, ValueDigests.both(tied.column(), key)), now);
  }

  /** Hot path. A value was handed out, of a row that nothing tells. */
  void gave(Tied tied, long value, long now) {
    long ofClass = ValueDigests.both(tied.salt(), value);
    values.add(ofClass, now);
    rows.add(ValueDigests.both(ofClass, NO_ROW), now);
  }

  /** Hot path. False if nothing was ever handed out. */
  boolean used() {
    return values.used();
  }

  /**
   * Whether a value that a statement puts into a column of a class is one that was handed out.
   *
   * @param keys digests of all values that are given to the statement: its row is among them
   * @param at which of them is the value
   * @param masked false if who asks sees the class as it is: then only the very row counts
   */
  boolean comesBack(String className, Writing writing, long[] keys, int at, boolean masked) {
    Kept of = kept.get(className);
    long value = keys[at];
    if (of == null || value == ValueDigests.OPAQUE) {
      return false;
    }
    long now = System.nanoTime();
    long ofClass = ValueDigests.both(of.salt, value);
    if (!values.has(ofClass) && !values.forgotSince(FRESH_NANOS, now)) {
      return false;
    }
    boolean told = of.ties.size() < MOST_TIES;
    for (ColumnName tie : of.ties) {
      if (!writing.tables.contains(tie.table())) {
        continue;
      }
      boolean given =
          writing.equated.contains(tie) || (writing.inserts && writing.written.contains(tie));
      if (!given) {
        told = false;
      } else if (isRow(ofClass, column(tie), keys, at)) {
        return true;
      }
    }
    if (!masked || writing.adds) {
      return false; // a row that is added destroys nothing
    }
    boolean sure = told && !rows.forgotSince(FRESH_NANOS, now);
    return sure ? rows.has(ValueDigests.both(ofClass, NO_ROW)) : values.has(ofClass);
  }

  private boolean isRow(long ofClass, long column, long[] keys, int at) {
    for (int i = 0; i < keys.length; i++) {
      long key = keys[i];
      if (i != at
          && key != ValueDigests.OPAQUE
          && rows.has(ValueDigests.both(ofClass, ValueDigests.both(column, key)))) {
        return true;
      }
    }
    return false;
  }

  private long column(ColumnName name) {
    return digests.ofCanonical(name.toString());
  }
}
