package dev.sluice.it.suites;

import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.StatementFacts;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of a statement, by bare name in lower case: what the database opened, or what the
 * facts say.
 *
 * @param read tables whose rows are read
 * @param written tables whose rows are changed
 * @param writes whether anything is changed at all
 */
record Touched(Set<String> read, Set<String> written, boolean writes) {

  static Touched of(StatementFacts facts) {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    boolean writes = false;
    for (EffectiveStatement statement : facts.statements()) {
      statement.reads().forEach(table -> read.add(table.name().toLowerCase(Locale.ROOT)));
      statement.writes().forEach(table -> written.add(table.name().toLowerCase(Locale.ROOT)));
      writes |=
          !statement.families().contains(Family.READ)
              || statement.effects().contains(Effect.STATE_CHANGE);
    }
    return new Touched(read, written, writes);
  }

  /** Whether it looks after tables (ANALYZE, REINDEX): those are not named one by one. */
  static boolean maintains(StatementFacts facts) {
    return facts.statements().get(0).families().contains(Family.ADMIN);
  }

  /** What the database did and the facts do not say; empty if they say all. */
  static String missing(Touched database, Touched facts) {
    Set<String> lost = new TreeSet<>(database.written());
    lost.removeAll(facts.written());
    if (!lost.isEmpty()) {
      return "written and not said: " + lost;
    }
    lost.addAll(database.read());
    lost.removeAll(facts.read());
    lost.removeAll(facts.written());
    if (!lost.isEmpty()) {
      return "read and not said: " + lost;
    }
    return database.writes() && !facts.writes() ? "a write taken for a read" : "";
  }

  /** Whether the facts name tables that the database did not open. */
  static boolean more(Touched database, Touched facts) {
    return !database.read().containsAll(facts.read())
        || !database.written().containsAll(facts.written());
  }
}
