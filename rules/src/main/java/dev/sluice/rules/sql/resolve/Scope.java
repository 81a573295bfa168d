package dev.sluice.rules.sql.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a query: its FROM, its WITH, and the scope around it. */
final class Scope {

  final @Nullable Scope outer;
  final List<Relation> relations = new ArrayList<>(2);

  /** Names of joins, for the columns of their USING: no further columns of {@code *}. */
  final List<Relation> joins = new ArrayList<>(0);

  private final Map<String, Relation> withs;

  /** Result columns by name, where ORDER BY, GROUP BY and HAVING may use them. */
  List<Named> labels = List.of();

  /** How many windows the expression at work is in. */
  int windows;

  /** Bare names in windows: MariaDB takes a label of the select list for them before a column. */
  final Set<String> inWindows = new HashSet<>(0);

  Scope(@Nullable Scope outer) {
    this(outer, new HashMap<>(2));
  }

  private Scope(@Nullable Scope outer, Map<String, Relation> withs) {
    this.outer = outer;
    this.withs = withs;
  }

  /** The relation of that alias here; null if there is none. */
  @Nullable Relation aliased(String alias) {
    for (Relation relation : relations) {
      if (alias.equals(relation.alias())) {
        return relation;
      }
    }
    for (Relation relation : joins) {
      if (alias.equals(relation.alias())) {
        return relation;
      }
    }
    return null;
  }

  void with(String name, Relation relation) {
    withs.put(name, relation);
  }

  @Nullable Relation with(String name) {
    Scope scope = this;
    while (scope != null) {
      Relation found = scope.withs.get(name);
      if (found != null) {
        return found;
      }
      scope = scope.outer;
    }
    return null;
  }

  /** The scope for a query in FROM that does not see what stands beside it; binds no names. */
  Scope blind() {
    return new Scope(outer, withs);
  }
}
