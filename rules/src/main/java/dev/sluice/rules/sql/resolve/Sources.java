package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in FROM, as relations that names see and as columns that {@code *} gives. */
final class Sources {

  /** Functions that give one column. */
  private static final Set<String> ONE_COLUMN =
      Set.of(
          "generate_series",
          "unnest",
          "json_array_elements",
          "jsonb_array_elements",
          "json_array_elements_text",
          "jsonb_array_elements_text",
          "regexp_split_to_table",
          "string_to_table",
          "json_object_keys",
          "jsonb_object_keys",
          "generate_subscripts",
          "jsonb_path_query",
          "system_range");

  private final Analysis analysis;

  Sources(Analysis analysis) {
    this.analysis = analysis;
  }

  Block from(Query.From from, Scope scope, Ledger ledger) {
    analysis.work(1);
    if (from instanceof Query.Table table) {
      return add(table(table, scope, ledger), scope);
    }
    if (from instanceof Query.Derived derived) {
      return add(derived(derived, scope, ledger), scope);
    }
    if (from instanceof Query.Function function) {
      return add(function(function, scope, ledger), scope);
    }
    if (from instanceof Query.Delta delta) {
      return add(delta(delta, scope, ledger), scope);
    }
    return joined((Query.Joined) from, scope, ledger);
  }

  private Block add(Relation relation, Scope scope) {
    analysis.work(relation.columns().size());
    scope.relations.add(relation);
    return new Block(relation.columns(), relation.closed(), relation.whole());
  }

  Relation table(Query.Table table, Scope scope, Ledger ledger) {
    String name = table.parts().get(table.parts().size() - 1);
    String alias = table.alias() == null ? name : table.alias();
    Relation with = table.parts().size() == 1 ? scope.with(name) : null;
    Relation base = with == null ? analysis.relation(table.parts(), ledger) : with;
    return base.named(alias, table.columns());
  }

  private Relation derived(Query.Derived derived, Scope scope, Ledger ledger) {
    Scope outer = derived.lateral() ? scope : scope.blind();
    Rows rows = analysis.queries.rows(derived.query(), outer, ledger);
    Relation relation =
        new Relation(
            derived.alias(),
            null,
            rows.columns(),
            rows.exact(),
            rows.exact() ? null : rows.whole());
    return relation.named(derived.alias(), derived.columns());
  }

  private Relation delta(Query.Delta delta, Scope scope, Ledger ledger) {
    Ledger own = analysis.ledger();
    Relation target = analysis.writes.delta(delta, scope, own);
    if (target.table() != null) {
      ledger.reads.add(target.table());
    }
    return target.named(delta.alias() == null ? target.alias() : delta.alias(), List.of());
  }

  private Relation function(Query.Function function, Scope scope, Ledger ledger) {
    Gathering all = new Gathering();
    String name = null;
    boolean single = function.calls().size() == 1;
    for (Expr expr : function.calls()) {
      all.add(analysis.expressions.origin(expr, scope, ledger));
      if (expr instanceof Expr.Call call) {
        name = call.name();
        single &= ONE_COLUMN.contains(call.name()) && call.args().size() < 4;
      } else {
        single = false;
      }
    }
    Origin origin = all.origin();
    boolean rows = !origin.sources().isEmpty() || !plainUnnest(function.calls());
    if ("unnest".equals(name) && rows) {
      single = false;
    }
    String alias = function.alias() == null ? name : function.alias();
    Origin value = origin.asDerived();
    Expr.Defined defined = defined(function, rows);
    if (defined != null) {
      return new Relation(alias, null, named(defined, function.columns(), value), true, null);
    }
    List<Named> columns = new ArrayList<>();
    for (String column : function.columns()) {
      columns.add(new Named(column, value));
    }
    boolean closed = function.fixed() && single(function);
    if ("unnest".equals(name) && !single && columns.isEmpty() && alias != null) {
      columns.add(new Named(alias, value));
    }
    if (single && !function.fixed()) {
      if (columns.isEmpty()) {
        columns.add(new Named(alias == null ? "" : alias, value));
      }
      if (function.ordinality() && columns.size() == 1) {
        columns.add(new Named("ordinality", Origin.NONE));
      }
      closed = true;
    }
    return new Relation(alias, null, columns, closed, closed ? null : value);
  }

  /** The columns that a call says itself, or that H2's unnest always has; null if neither. */
  private Expr.@Nullable Defined defined(Query.Function function, boolean rows) {
    if (function.calls().size() != 1 || !(function.calls().get(0) instanceof Expr.Call call)) {
      return null;
    }
    for (Expr arg : call.args()) {
      if (arg instanceof Expr.Defined defined) {
        return function.ordinality() ? null : defined;
      }
    }
    boolean plain = analysis.dialect == Dialect.H2 && call.name().equals("unnest") && !rows;
    if (!plain) {
      return null;
    }
    return function.ordinality()
        ? new Expr.Defined(List.of("C1", "NORD"), Set.of("NORD"))
        : new Expr.Defined(List.of("C1"), Set.of());
  }

  /** The first of them may have other names. */
  private static List<Named> named(Expr.Defined defined, List<String> aliases, Origin value) {
    List<Named> columns = new ArrayList<>(defined.names().size());
    for (int i = 0; i < defined.names().size(); i++) {
      String name = defined.names().get(i);
      Origin origin = defined.ordinals().contains(name) ? Origin.NONE : value;
      columns.add(new Named(i < aliases.size() ? aliases.get(i) : name, origin));
    }
    return columns;
  }

  private static boolean single(Query.Function function) {
    return function.calls().size() == 1 && !function.ordinality();
  }

  /** An array with values of a table may be one of whole rows: then unnest gives their columns. */
  private static boolean plainUnnest(List<Expr> calls) {
    return calls.get(0) instanceof Expr.Call call && call.args().size() == 1;
  }

  // ---- joins

  private Block joined(Query.Joined joined, Scope scope, Ledger ledger) {
    Block left = from(joined.first(), scope, ledger);
    for (Query.Join join : joined.joins()) {
      Block right = from(join.right(), scope, ledger);
      Expr on = join.on();
      if (on != null) {
        analysis.expressions.condition(on, scope, ledger);
      }
      left = merge(join, left, right, ledger);
      if (join.alias() != null) {
        int shared = Math.min(join.using().size(), left.columns().size());
        List<Named> columns = left.columns().subList(0, shared);
        scope.joins.add(new Relation(join.alias(), null, columns, true, null));
      }
    }
    return left;
  }

  private Block merge(Query.Join join, Block left, Block right, Ledger ledger) {
    Origin whole = left.whole().and(right.whole());
    analysis.work(whole.sources().size() + left.columns().size() + right.columns().size());
    if (!join.natural() && join.using().isEmpty()) {
      List<Named> all = new ArrayList<>(left.columns());
      all.addAll(right.columns());
      return new Block(all, left.exact() && right.exact(), whole, left.merged() || right.merged());
    }
    boolean ordered =
        switch (analysis.dialect) {
          case POSTGRESQL, MYSQL, MARIADB, ORACLE -> true;
          // As the others, but the columns of the first USING stay first behind a second one.
          case H2 -> !left.merged() && !right.merged();
          default -> false;
        };
    boolean swap = mysql() && join.kind().equals("RIGHT");
    Block first = swap ? right : left;
    Block second = swap ? left : right;
    analysis.work(first.columns().size() * (1 + second.columns().size() / 8));
    List<String> shared = shared(join, first, second);
    boolean cased = analysis.caseMatters() && differInCase(shared, first, second);
    analysis.work((first.columns().size() + second.columns().size()) * (shared.size() / 8));
    List<Named> all = new ArrayList<>();
    for (String name : shared) {
      Named one = find(first.columns(), name);
      Named two = find(second.columns(), name);
      Origin origin = origin(one, first).and(origin(two, second));
      ledger.same(origin);
      ledger.columns.addAll(origin.sources());
      all.add(new Named(one == null ? name : one.name(), origin));
    }
    addOthers(first.columns(), shared, all);
    addOthers(second.columns(), shared, all);
    boolean exact = ordered && !cased && left.exact() && right.exact();
    return new Block(all, exact, whole, true);
  }

  /** Whether a column is called like a shared one in other case: it may be another, or the same. */
  private static boolean differInCase(List<String> shared, Block first, Block second) {
    for (String name : shared) {
      for (Block block : List.of(first, second)) {
        for (Named column : block.columns()) {
          if (name.equalsIgnoreCase(column.name()) && !name.equals(column.name())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean mysql() {
    return analysis.dialect == Dialect.MYSQL || analysis.dialect == Dialect.MARIADB;
  }

  private List<String> shared(Query.Join join, Block first, Block second) {
    if (!join.natural() && !mysql()) {
      return join.using();
    }
    List<String> shared = new ArrayList<>();
    for (Named column : first.columns()) {
      boolean both =
          join.natural() ? find(second.columns(), column.name()) != null : in(join, column);
      if (both) {
        shared.add(column.name());
      }
    }
    return shared;
  }

  private static boolean in(Query.Join join, Named column) {
    for (String name : join.using()) {
      if (name.equalsIgnoreCase(column.name())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Named find(List<Named> columns, String name) {
    Named loose = null;
    for (Named column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
      if (loose == null && column.name().equalsIgnoreCase(name)) {
        loose = column;
      }
    }
    return loose;
  }

  private static Origin origin(@Nullable Named column, Block block) {
    return column == null ? block.whole() : column.origin();
  }

  private static void addOthers(List<Named> columns, List<String> shared, List<Named> into) {
    for (Named column : columns) {
      boolean merged = false;
      for (String name : shared) {
        merged |= name.equalsIgnoreCase(column.name());
      }
      if (!merged) {
        into.add(column);
      }
    }
  }
}
