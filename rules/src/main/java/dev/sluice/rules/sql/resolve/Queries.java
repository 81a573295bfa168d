package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Query;
import dev.sluice.rules.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries to rows: each result column with its origin. */
final class Queries {

  private static final int MAX_PASSES = 12;

  private final Analysis analysis;

  Queries(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The rows of a query met in {@code outer}. */
  Rows rows(Query query, Scope outer, Ledger ledger) {
    analysis.work(1);
    Scope scope = new Scope(outer);
    withs(query.withs(), query.recursive(), scope, ledger);
    Rows rows = null;
    Scope last = scope;
    for (int i = 0; i < query.arms().size(); i++) {
      Arm arm = arm(query.arms().get(i), scope, ledger);
      last = arm.scope();
      rows =
          rows == null
              ? arm.rows()
              : joined(query.operators().get(i - 1), rows, arm.rows(), ledger);
    }
    Rows result = rows == null ? new Rows(List.of(), false) : rows;
    orderBy(query, result, last, ledger);
    into(query.into(), result, ledger);
    return query.tail() ? new Rows(List.of(new Named("", result.whole())), false) : result;
  }

  /** Only UNION ALL compares nothing: else what is in the arms decides which rows there are. */
  private Rows joined(String operator, Rows rows, Rows arm, Ledger ledger) {
    analysis.work(rows.columns().size() + arm.columns().size());
    if (!operator.equals("UNION ALL")) {
      ledger.same(rows.whole());
      ledger.same(arm.whole());
    }
    boolean first = operator.startsWith("EXCEPT") || operator.startsWith("MINUS");
    return first ? rows : union(rows, arm);
  }

  private record Arm(Rows rows, Scope scope) {}

  private Arm arm(Query.Arm arm, Scope scope, Ledger ledger) {
    if (arm instanceof Query.Wrapped wrapped) {
      return new Arm(rows(wrapped.query(), scope, ledger), scope);
    }
    if (arm instanceof Query.Values values) {
      return new Arm(values(values, scope, ledger), scope);
    }
    return select((Query.Select) arm, scope, ledger);
  }

  private Rows values(Query.Values values, Scope scope, Ledger ledger) {
    Rows all = null;
    for (List<Expr> row : values.rows()) {
      List<Named> columns = new ArrayList<>(row.size());
      for (int i = 0; i < row.size(); i++) {
        Origin origin = analysis.expressions.origin(row.get(i), scope, ledger);
        columns.add(new Named(valuesLabel(i), origin));
      }
      Rows rows = new Rows(columns, true);
      all = all == null ? rows : union(all, rows);
    }
    return all == null ? new Rows(List.of(), false) : all;
  }

  private String valuesLabel(int index) {
    return switch (analysis.dialect) {
      case H2 -> "C" + (index + 1);
      case MYSQL, MARIADB -> "column_" + index;
      default -> "column" + (index + 1);
    };
  }

  private Rows union(Rows one, Rows two) {
    analysis.work(one.columns().size() + two.columns().size());
    boolean exact = one.exact() && two.exact();
    if (!exact || one.columns().size() != two.columns().size()) {
      Origin both = one.whole().and(two.whole());
      List<Named> columns = new ArrayList<>();
      for (Named column : one.columns()) {
        columns.add(new Named(column.name(), both.doubted()));
      }
      return new Rows(columns, false);
    }
    List<Named> columns = new ArrayList<>(one.columns().size());
    for (int i = 0; i < one.columns().size(); i++) {
      Named column = one.columns().get(i);
      analysis.work(3 * column.origin().sources().size());
      columns.add(new Named(column.name(), column.origin().and(two.columns().get(i).origin())));
    }
    return new Rows(columns, true);
  }

  private Arm select(Query.Select select, Scope outer, Ledger ledger) {
    Scope scope = new Scope(outer);
    List<Block> blocks = new ArrayList<>(select.from().size());
    for (Query.From from : select.from()) {
      blocks.add(analysis.sources.from(from, scope, ledger));
    }
    if (select.where() != null) {
      analysis.expressions.condition(select.where(), scope, ledger);
    }
    Rows rows = items(select.items(), scope, blocks, ledger);
    if (select.distinct()) {
      ledger.same(rows.whole());
    }
    scope.labels = rows.columns();
    for (Expr condition : select.conditions()) {
      analysis.expressions.condition(condition, scope, ledger);
    }
    for (Expr group : select.groupBy()) {
      grouped(group, rows, scope, ledger);
    }
    return new Arm(rows, scope);
  }

  /** A select list or RETURNING. */
  Rows items(List<Query.Item> items, Scope scope, List<Block> blocks, Ledger ledger) {
    List<Named> columns = new ArrayList<>(items.size());
    boolean exact = true;
    for (Query.Item item : items) {
      Expr expr = unwrapped(item.expr());
      if (expr instanceof Expr.Star star) {
        ledger.shapes.add(Shape.SELECT_STAR);
        exact &= star(star, scope, blocks, columns);
      } else if (expr instanceof Expr.Field field && field.name() == null) {
        Origin origin = analysis.expressions.origin(field.part(), scope, ledger);
        columns.add(new Named("*", origin.asDerived().doubted()));
        exact = false;
      } else {
        Origin origin = analysis.expressions.origin(expr, scope, ledger);
        String alias = item.alias();
        columns.add(new Named(alias == null ? Labels.of(expr, analysis.dialect) : alias, origin));
      }
    }
    for (Named column : columns) {
      analysis.work(1 + column.origin().sources().size());
      ledger.columns.addAll(column.origin().sources());
      if (mysql() && scope.inWindows.contains(column.name().toLowerCase(Locale.ROOT))) {
        ledger.predicate(column.origin());
      }
    }
    return new Rows(columns, exact);
  }

  private boolean mysql() {
    return analysis.dialect == Dialect.MYSQL || analysis.dialect == Dialect.MARIADB;
  }

  /** {@code (u).*} is {@code u.*}. */
  private static Expr unwrapped(Expr expr) {
    if (expr instanceof Expr.Field field
        && field.name() == null
        && field.part() instanceof Expr.Row row
        && row.parts().size() == 1
        && row.parts().get(0) instanceof Expr.Column column
        && column.parts().size() == 1) {
      return new Expr.Star(column.parts(), List.of());
    }
    return expr;
  }

  private boolean star(Expr.Star star, Scope scope, List<Block> blocks, List<Named> into) {
    if (star.qualifier().isEmpty()) {
      boolean exact = !blocks.isEmpty();
      for (Block block : blocks) {
        exact &= block.exact();
        exact &= add(block.columns(), star.except(), into);
        if (!block.exact() && block.columns().isEmpty()) {
          into.add(new Named("*", block.whole()));
        }
      }
      return exact;
    }
    String qualifier = star.qualifier().get(star.qualifier().size() - 1);
    List<Relation> named = analysis.expressions.relations(qualifier, scope);
    if (named.size() != 1) {
      Gathering all = new Gathering();
      named.forEach(relation -> all.add(relation.whole()));
      Origin any = all.either();
      into.add(new Named("*", any == null ? Origin.UNKNOWN : any.doubted()));
      return false;
    }
    Relation relation = named.get(0);
    boolean exact = add(relation.columns(), star.except(), into);
    if (!relation.closed()) {
      into.add(new Named("*", relation.whole().doubted()));
    }
    return exact && relation.closed();
  }

  /** False if a column is called like an exception in other case: it may be there, or not. */
  private boolean add(List<Named> columns, List<String> except, List<Named> into) {
    analysis.work(columns.size() * (1 + except.size()));
    boolean sure = true;
    for (Named column : columns) {
      boolean left = false;
      for (String name : except) {
        boolean same = name.equalsIgnoreCase(column.name());
        sure &= !same || !analysis.caseMatters() || name.equals(column.name());
        left |= same;
      }
      if (!left) {
        into.add(column);
      }
    }
    return sure;
  }

  // ---- ORDER BY, GROUP BY: positions and labels

  private void orderBy(Query query, Rows rows, Scope scope, Ledger ledger) {
    scope.labels = rows.columns();
    for (Expr expr : query.orderBy()) {
      position(expr, rows, scope, ledger, false);
    }
  }

  private static void decides(Origin origin, Ledger ledger, boolean grouped) {
    if (grouped) {
      ledger.same(origin);
    } else {
      ledger.predicate(origin);
    }
  }

  /** Lists in parentheses and grouping sets hold positions, too. */
  private void grouped(Expr group, Rows rows, Scope scope, Ledger ledger) {
    if (group instanceof Expr.Row row) {
      for (Expr part : row.parts()) {
        grouped(part, rows, scope, ledger);
      }
    } else {
      position(group, rows, scope, ledger, true);
    }
  }

  private void position(Expr expr, Rows rows, Scope scope, Ledger ledger, boolean grouped) {
    analysis.scan(rows.columns());
    if (expr instanceof Expr.Literal literal && literal.type() == Expr.Literal.Type.NUMBER) {
      int position = Labels.position(literal.value());
      if (position > 0 && position <= rows.columns().size() && rows.exact()) {
        decides(rows.columns().get(position - 1).origin(), ledger, grouped);
      } else {
        analysis.work(rows.columns().size());
        decides(rows.whole(), ledger, grouped);
      }
      return;
    }
    if (expr instanceof Expr.Column column && column.parts().size() == 1) {
      for (Named named : rows.columns()) {
        boolean same = named.name().equalsIgnoreCase(column.name());
        if (same) {
          decides(named.origin(), ledger, grouped);
        }
        // Databases group by a column before they group by a label of that name.
        if (same && !grouped && (!analysis.caseMatters() || named.name().equals(column.name()))) {
          return;
        }
      }
    }
    if (scope.relations.isEmpty() && scope.outer != null) {
      analysis.expressions.origin(expr, scope, ledger);
    }
    if (grouped && expr instanceof Expr.Column) {
      ledger.same(analysis.expressions.origin(expr, scope, ledger));
    } else {
      analysis.expressions.condition(expr, scope, ledger);
    }
  }

  // ---- INTO

  private void into(Query.@Nullable Into into, Rows rows, Ledger ledger) {
    if (into == null) {
      return;
    }
    if (into.table() == null) {
      ledger.flow(rows.whole(), null);
      if (into.file()) {
        ledger.effects.add(Effect.FILE);
      }
      return;
    }
    TableName table = analysis.tableName(into.table());
    ledger.operations.add(Operation.CREATE);
    ledger.temporary = into.temporary();
    ledger.families.add(Family.DDL);
    ledger.writes.add(table);
    copy(rows, table, List.of(), ledger);
  }

  /** Rows go into the columns of a table: by the names given, else by their own. */
  void copy(Rows rows, TableName table, List<String> names, Ledger ledger) {
    for (int i = 0; i < rows.columns().size(); i++) {
      Named column = rows.columns().get(i);
      boolean placed = rows.exact() && (names.isEmpty() || i < names.size());
      String name = !placed ? "*" : names.isEmpty() ? column.name() : names.get(i);
      ColumnName target = new ColumnName(table, name);
      ledger.written.add(target);
      ledger.flow(column.origin(), target);
    }
  }

  // ---- WITH

  void withs(List<Query.With> withs, boolean recursive, Scope scope, Ledger ledger) {
    if (recursive) {
      fixpoint(withs, scope, ledger);
      return;
    }
    for (Query.With with : withs) {
      bind(with, added(with, body(with, scope, ledger, true), ledger), scope, ledger);
    }
  }

  /** The rows with what SEARCH and CYCLE put behind them; what CYCLE compares ends a recursion. */
  private Rows added(Query.With with, Rows rows, Ledger ledger) {
    if (with.added().isEmpty()) {
      return rows;
    }
    List<Named> columns = new ArrayList<>(rows.columns());
    for (Query.Added added : with.added()) {
      Origin from = from(added, with, rows);
      ledger.same(from);
      if (!added.name().isEmpty()) {
        columns.add(new Named(added.name(), from));
      }
    }
    return new Rows(columns, rows.exact());
  }

  /** The columns that it names, by the names that the list behind WITH gives them. */
  private Origin from(Query.Added added, Query.With with, Rows rows) {
    Gathering all = new Gathering();
    analysis.work(added.from().size() * rows.columns().size());
    for (String name : added.from()) {
      boolean found = false;
      for (int i = 0; i < rows.columns().size(); i++) {
        boolean listed = i < with.columns().size();
        String own = listed ? with.columns().get(i) : rows.columns().get(i).name();
        if (own.equalsIgnoreCase(name)) {
          all.add(rows.columns().get(i).origin());
          found = true;
        }
      }
      if (!found || !rows.exact()) {
        return rows.whole();
      }
    }
    return all.origin();
  }

  private Rows body(Query.With with, Scope scope, Ledger ledger, boolean last) {
    if (with.body() instanceof Query query) {
      return rows(query, scope, ledger);
    }
    Ledger own = last ? analysis.ledger() : new Ledger();
    Rows rows = analysis.writes.rows((Write) with.body(), scope, own);
    if (own.doubt != null) {
      ledger.doubt(own.doubt);
    }
    return rows;
  }

  private void bind(Query.With with, Rows rows, Scope scope, Ledger ledger) {
    analysis.work(3 * rows.columns().size());
    Relation relation =
        new Relation(null, null, rows.columns(), rows.exact(), rows.exact() ? null : rows.whole());
    relation = relation.named(null, with.columns());
    if (analysis.dialect == Dialect.H2) {
      relation = beside(relation, with.name(), ledger);
    }
    scope.with(with.name(), relation);
  }

  /** In H2 a table of the same name wins: the column may come from either. */
  private Relation beside(Relation relation, String name, Ledger ledger) {
    Relation table = analysis.relation(List.of(name), new Ledger());
    boolean known = analysis.find(List.of(name)) != null;
    if (!known && !analysis.catalog.tables().isEmpty() && analysis.catalog.complete()) {
      return relation;
    }
    TableName base = analysis.tableName(List.of(name));
    ledger.reads.add(base);
    if (known) {
      return table;
    }
    List<Named> both = new ArrayList<>(relation.columns().size());
    for (Named column : relation.columns()) {
      Origin own = Origin.plain(new ColumnName(base, column.name()), true);
      both.add(new Named(column.name(), column.origin().and(own)));
    }
    // If it is the table, its columns stand where they stand there, whatever the list says.
    Origin any = new Origin(Set.of(new ColumnName(base, "*")), true, false);
    return new Relation(null, base, both, false, relation.whole().and(any));
  }

  /** Names may be used before they are bound: until nothing grows. */
  private void fixpoint(List<Query.With> withs, Scope scope, Ledger ledger) {
    if (withs.isEmpty()) {
      return;
    }
    for (Query.With with : withs) {
      scope.with(with.name(), start(with));
    }
    List<Rows> before = List.of();
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      List<Rows> now = new ArrayList<>(withs.size());
      for (Query.With with : withs) {
        Rows rows = body(with, scope, new Ledger(), false);
        now.add(rows);
        bind(with, rows, scope, ledger);
      }
      if (now.equals(before)) {
        break;
      }
      if (pass == MAX_PASSES - 1) {
        ledger.doubt("a recursive query whose columns never settle");
      }
      before = now;
    }
    for (Query.With with : withs) {
      bind(with, added(with, body(with, scope, ledger, true), ledger), scope, ledger);
    }
  }

  /** What a recursive name is before it is known: nothing, with the columns of its first arm. */
  private Relation start(Query.With with) {
    if (!with.columns().isEmpty()) {
      List<Named> columns = new ArrayList<>();
      for (String name : with.columns()) {
        columns.add(new Named(name, Origin.NONE));
      }
      return new Relation(null, null, columns, true, null);
    }
    return new Relation(null, null, List.of(), false, Origin.NONE);
  }
}
