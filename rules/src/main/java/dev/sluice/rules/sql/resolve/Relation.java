package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in FROM as names see it. Immutable.
 *
 * @param alias the name under which columns qualify
 * @param table the base table; null if it is none
 * @param columns the columns known, in order
 * @param closed true if there are no others
 * @param others where a column comes from that is not in the list; null if from the base table
 * @param doubtful true if the base table may be a view that the catalog does not have
 */
record Relation(
    @Nullable String alias,
    @Nullable TableName table,
    List<Named> columns,
    boolean closed,
    @Nullable Origin others,
    boolean doubtful) {

  Relation(
      @Nullable String alias,
      @Nullable TableName table,
      List<Named> columns,
      boolean closed,
      @Nullable Origin others) {
    this(alias, table, columns, closed, others, false);
  }

  /** The column of that name; of several, all in one. */
  @Nullable Named find(String name) {
    Named exact = null;
    Named loose = null;
    Gathering all = new Gathering();
    for (Named column : columns) {
      if (column.name().equals(name)) {
        all = exact == null ? new Gathering() : all;
        exact = column;
        all.add(column.origin());
      } else if (exact == null && column.name().equalsIgnoreCase(name)) {
        loose = loose == null ? column : loose;
        all.add(column.origin());
      }
    }
    Origin origin = all.either();
    Named found = exact == null ? loose : exact;
    return found == null || origin == null ? null : new Named(found.name(), origin);
  }

  /** Where a column comes from that is not listed; null if there can be none. */
  @Nullable Origin other(String name) {
    if (closed) {
      return null;
    }
    if (others != null) {
      return others;
    }
    return table == null ? Origin.UNKNOWN : Origin.plain(new ColumnName(table, name), !doubtful);
  }

  Origin whole() {
    Gathering all = new Gathering();
    if (!closed) {
      all.add(
          table == null
              ? Origin.UNKNOWN
              : new Origin(Set.of(new ColumnName(table, "*")), true, false));
    }
    all.addAll(columns);
    return all.origin();
  }

  /**
   * The same under other names. Where the columns are not all known their positions are not either:
   * then each new name may be any of them.
   */
  Relation named(@Nullable String newAlias, List<String> names) {
    if (names.isEmpty()) {
      return new Relation(newAlias, table, columns, closed, others, doubtful);
    }
    List<Named> renamed = new ArrayList<>(columns);
    if (!closed) {
      renamed.clear();
    }
    for (int i = 0; i < names.size(); i++) {
      if (i < renamed.size()) {
        renamed.set(i, new Named(names.get(i), renamed.get(i).origin()));
      } else if (!closed) {
        renamed.add(new Named(names.get(i), unlisted()));
      }
    }
    return new Relation(newAlias, table, renamed, closed, unlisted(), doubtful);
  }

  /** A renamed column of a table whose columns are not known may be any of them. */
  private Origin unlisted() {
    if (others != null) {
      return others;
    }
    return table == null
        ? Origin.UNKNOWN
        : new Origin(Set.of(new ColumnName(table, "*")), false, false);
  }
}
