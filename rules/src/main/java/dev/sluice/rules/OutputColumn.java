package dev.sluice.rules;

import java.util.Set;

/**
 * One column of the result of a statement and where its values come from.
 *
 * @param index 1-based, as in JDBC
 * @param label the name under which the application reads it
 * @param sources base columns whose values may be in it; empty when {@code known} says it holds
 *     none
 * @param derived true if the value is not one plain column as it stands (an expression, a function,
 *     an aggregate): it gets the full mask, not the column's partial one
 * @param known false if the lineage is not proven: then {@code sources} is only what is known
 */
public record OutputColumn(
    int index, String label, Set<ColumnName> sources, boolean derived, boolean known) {

  public OutputColumn {
    sources = Set.copyOf(sources);
  }
}
