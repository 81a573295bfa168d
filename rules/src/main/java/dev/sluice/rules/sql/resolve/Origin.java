package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a value comes from. Immutable.
 *
 * @param sources base columns whose values may be in it
 * @param derived true for everything but a plain column as it stands
 * @param known false if more may be in it
 */
record Origin(Set<ColumnName> sources, boolean derived, boolean known) {

  /** A value that comes from no column. */
  static final Origin NONE = new Origin(Set.of(), true, true);

  /** A value of which nothing is known. */
  static final Origin UNKNOWN = new Origin(Set.of(), true, false);

  static Origin plain(ColumnName column, boolean known) {
    return new Origin(Set.of(column), false, known);
  }

  Origin and(Origin other) {
    if (other.sources.isEmpty() && other.known && derived) {
      return this;
    }
    if (sources.isEmpty() && derived && known && other.derived) {
      return other;
    }
    return new Origin(
        union(sources, other.sources), derived || other.derived, known && other.known);
  }

  Origin asDerived() {
    return derived ? this : new Origin(sources, true, known);
  }

  Origin doubted() {
    return known ? new Origin(sources, derived, false) : this;
  }

  private static Set<ColumnName> union(Set<ColumnName> one, Set<ColumnName> two) {
    if (one.containsAll(two)) {
      return one;
    }
    Set<ColumnName> all = new LinkedHashSet<>(one);
    all.addAll(two);
    return all;
  }
}
