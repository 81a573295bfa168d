package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.From;
import dev.sluice.rules.sql.tree.Query.Item;
import dev.sluice.rules.sql.tree.Query.With;
import dev.sluice.rules.sql.tree.Write.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, REPLACE, UPDATE, DELETE, MERGE in the dialects' forms. One thread. */
final class Writes {

  private final Cursor cursor;
  private final Grammar grammar;
  private final Merges merges;
  private Query.@Nullable Table outputTable;
  private List<String> outputColumns = List.of();
  private Returning deleted = Returning.NOTHING;

  Writes(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.merges = new Merges(grammar);
  }

  static boolean starts(Cursor cursor) {
    return cursor.isAny("INSERT", "UPDATE", "DELETE", "MERGE")
        || (cursor.is("REPLACE") && (cursor.mysql() || cursor.is(Dialect.SQLITE)));
  }

  Write write() {
    return write(grammar.queries.withs());
  }

  Write write(List<With> withs) {
    cursor.deeper();
    String verb = cursor.word();
    Write write =
        switch (verb) {
          case "INSERT", "REPLACE" -> insert(withs);
          case "UPDATE" -> update(withs);
          case "DELETE" -> delete(withs);
          case "MERGE" -> merges.merge(withs);
          default -> throw cursor.unexpected("INSERT, UPDATE, DELETE or MERGE");
        };
    cursor.higher();
    Query.Table into = outputTable;
    outputTable = null;
    return into == null ? write : new Write.Output(write, into, outputColumns);
  }

  private void priority() {
    while (cursor.mysql()
        && cursor.isAny("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "QUICK")) {
      cursor.next();
    }
  }

  private Write insert(List<With> withs) {
    boolean replaces = cursor.is("REPLACE");
    cursor.summary.verb(cursor.take());
    priority();
    if (cursor.is(Dialect.SQLITE) && cursor.accept("OR")) {
      replaces |= cursor.is("REPLACE");
      cursor.next();
    }
    top();
    if (!cursor.accept("INTO") && !cursor.mysql() && !cursor.is(Dialect.SQLSERVER)) {
      throw cursor.unexpected("INTO");
    }
    List<String> parts = cursor.tablePath();
    if (cursor.mysql() && cursor.is("PARTITION")) {
      cursor.next();
      cursor.skipParentheses();
    }
    String alias = cursor.accept("AS") ? cursor.anyName() : null;
    Query.Table table = new Query.Table(parts, alias, List.of());
    List<String> columns = insertColumns();
    if (cursor.accept("OVERRIDING")) {
      cursor.next();
      cursor.expect("VALUE");
    }
    return rest(withs, table, columns, replaces);
  }

  List<String> insertColumns() {
    if (cursor.kind() != Kind.LEFT || grammar.startsQuery(1)) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    cursor.next();
    while (cursor.kind() != Kind.RIGHT) {
      columns.add(target().get(0));
      if (cursor.kind() != Kind.RIGHT) {
        cursor.expect(Kind.COMMA);
      }
    }
    cursor.next();
    return columns;
  }

  /** A column that is assigned: the last part first, array subscripts skipped. */
  private List<String> target() {
    List<String> parts = new ArrayList<>(2);
    parts.add(cursor.anyName());
    while (cursor.accept(Kind.DOT)) {
      parts.add(cursor.anyName());
    }
    while (cursor.isOperator("[") || cursor.kind() == Kind.DOT) {
      if (cursor.accept(Kind.DOT)) {
        cursor.anyName();
      } else {
        subscript();
      }
    }
    String name = parts.get(cursor.postgres() ? 0 : parts.size() - 1);
    List<String> all = new ArrayList<>(2);
    all.add(name);
    if (parts.size() > 1 && !cursor.postgres()) {
      all.add(parts.get(parts.size() - 2));
    }
    return all;
  }

  private void subscript() {
    cursor.expectOperator("[");
    while (!cursor.acceptOperator("]")) {
      if (!cursor.acceptOperator(":")) {
        grammar.aside(grammar.expressions.expression());
      }
    }
  }

  private Write rest(List<With> withs, Query.Table table, List<String> columns, boolean replaces) {
    List<Assignment> set = List.of();
    Query source = null;
    Returning output = output();
    while (cursor.is(Dialect.H2) && cursor.isAny("DIRECT", "SORTED")) {
      cursor.next();
    }
    if (cursor.accept("DEFAULT", "VALUES")) {
      source = null;
    } else if ((cursor.mysql() || cursor.is(Dialect.H2)) && cursor.accept("SET")) {
      set = assignments();
    } else {
      source = rows();
    }
    List<Assignment> updates = new ArrayList<>(0);
    List<Expr> conditions = new ArrayList<>(0);
    if (cursor.mysql() && cursor.accept("AS")) {
      cursor.anyName();
      cursor.names();
    }
    conflict(updates, conditions);
    grammar.takeAside(conditions);
    Returning returning = output.isEmpty() ? returning() : output;
    return new Write.Insert(
        withs, table, columns, source, set, updates, conditions, replaces, returning);
  }

  /** VALUES or a query; MySQL also spells VALUES as VALUE and allows empty rows. */
  private Query rows() {
    if (cursor.mysql() && cursor.isAny("VALUES", "VALUE")) {
      cursor.next();
      List<List<Expr>> rows = new ArrayList<>();
      do {
        cursor.accept("ROW");
        cursor.expect(Kind.LEFT);
        rows.add(cursor.kind() == Kind.RIGHT ? List.of() : grammar.expressions.expressions());
        cursor.expect(Kind.RIGHT);
      } while (cursor.accept(Kind.COMMA));
      return new Query(
          List.of(),
          false,
          List.of(new Query.Values(rows)),
          List.of(),
          List.of(),
          true,
          false,
          null);
    }
    return grammar.queries.query();
  }

  /** SQL Server's OUTPUT; where it goes to a table, that is kept for {@link #write}. */
  Returning output() {
    if (!cursor.is(Dialect.SQLSERVER) || !cursor.accept("OUTPUT")) {
      return Returning.NOTHING;
    }
    List<Item> items = grammar.queries.items();
    if (cursor.accept("INTO")) {
      outputTable = new Query.Table(cursor.tablePath(), null, List.of());
      outputColumns = cursor.names();
      if (cursor.is("OUTPUT")) {
        throw cursor.unexpected("one OUTPUT");
      }
    }
    return Returning.output(items);
  }

  private void conflict(List<Assignment> updates, List<Expr> conditions) {
    if (!cursor.accept("ON")) {
      return;
    }
    if (cursor.accept("DUPLICATE")) {
      cursor.expect("KEY");
      cursor.expect("UPDATE");
      updates.addAll(assignments());
      return;
    }
    cursor.expect("CONFLICT");
    if (cursor.kind() == Kind.LEFT) {
      conflictItems(conditions);
      where(conditions);
    } else if (cursor.accept("ON")) {
      cursor.expect("CONSTRAINT");
      cursor.name();
    }
    cursor.expect("DO");
    if (cursor.accept("NOTHING")) {
      if (cursor.is(Dialect.SQLITE)) {
        conflict(updates, conditions);
      }
      return;
    }
    cursor.expect("UPDATE");
    cursor.expect("SET");
    updates.addAll(assignments());
    where(conditions);
    if (cursor.is(Dialect.SQLITE)) {
      conflict(updates, conditions);
    }
  }

  /** Columns or expressions of an index, an operator class behind each. */
  private void conflictItems(List<Expr> conditions) {
    cursor.expect(Kind.LEFT);
    do {
      conditions.add(grammar.expressions.expression());
      if (cursor.kind() == Kind.WORD) {
        cursor.path();
      }
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
  }

  private void where(List<Expr> conditions) {
    if (cursor.accept("WHERE")) {
      conditions.add(grammar.expressions.expression());
    }
  }

  List<Assignment> assignments() {
    List<Assignment> list = new ArrayList<>(4);
    do {
      if (cursor.kind() == Kind.LEFT) {
        multiple(list);
      } else {
        List<String> column = target();
        if (!cursor.acceptOperator(":=")) {
          cursor.expectOperator("=");
        }
        list.add(new Assignment(column, grammar.expressions.expression()));
      }
    } while (cursor.accept(Kind.COMMA));
    return list;
  }

  /** {@code (a, b) = (…)}: each column may get any of the values. */
  private void multiple(List<Assignment> list) {
    cursor.expect(Kind.LEFT);
    List<List<String>> columns = new ArrayList<>();
    do {
      columns.add(target());
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
    cursor.expectOperator("=");
    Expr value = grammar.expressions.expression();
    for (int i = 0; i < columns.size(); i++) {
      boolean paired = value instanceof Expr.Row row && row.parts().size() == columns.size();
      Expr part = paired ? ((Expr.Row) value).parts().get(i) : value;
      list.add(new Assignment(columns.get(i), part));
    }
  }

  Returning returning() {
    return Returning.read(grammar);
  }

  private Write update(List<With> withs) {
    cursor.summary.verb(cursor.take());
    priority();
    boolean top = top();
    if (cursor.is(Dialect.SQLITE) && cursor.accept("OR")) {
      cursor.next();
    }
    From target = grammar.sources.joined();
    List<From> from = new ArrayList<>(0);
    List<Expr> beside = new ArrayList<>(0);
    List<Query.Join> joins = new ArrayList<>(0);
    while (cursor.mysql() && cursor.accept(Kind.COMMA)) {
      joins.add(new Query.Join("CROSS", false, grammar.sources.joined(), null, List.of()));
    }
    if (!joins.isEmpty()) {
      target = new Query.Joined(target, joins);
    }
    cursor.expect("SET");
    List<Assignment> assignments = assignments();
    Returning output = output();
    if (cursor.accept("FROM")) {
      from.addAll(grammar.sources.list(beside));
    }
    Expr where = condition();
    Returning early = cursor.is(Dialect.SQLITE) ? returning() : output;
    boolean limited = orderAndLimit(beside) || top;
    grammar.takeAside(beside);
    Returning returning = early.isEmpty() ? returning() : early;
    return new Write.Update(withs, target, assignments, from, where, beside, limited, returning);
  }

  private boolean top() {
    if (!cursor.is(Dialect.SQLSERVER) || !cursor.is("TOP") || cursor.kind(1) != Kind.LEFT) {
      return false;
    }
    cursor.next();
    cursor.expect(Kind.LEFT);
    grammar.aside(grammar.expressions.expression());
    cursor.expect(Kind.RIGHT);
    cursor.accept("PERCENT");
    return true;
  }

  private @Nullable Expr condition() {
    if (!cursor.accept("WHERE")) {
      return null;
    }
    if (cursor.accept("CURRENT")) {
      cursor.expect("OF");
      cursor.name();
      return new Expr.Parameter();
    }
    return grammar.expressions.expression();
  }

  private boolean orderAndLimit(List<Expr> beside) {
    if (cursor.accept("ORDER")) {
      cursor.expect("BY");
      grammar.windows.orderItems(beside);
    }
    if (cursor.acceptAny("LIMIT")) {
      grammar.aside(grammar.expressions.operandChain());
      if (cursor.acceptAny("OFFSET") || cursor.accept(Kind.COMMA)) {
        grammar.aside(grammar.expressions.operandChain());
      }
      return true;
    }
    if (cursor.is(Dialect.H2) && cursor.accept("FETCH")) {
      cursor.acceptAny("FIRST", "NEXT");
      if (!cursor.isAny("ROW", "ROWS")) {
        grammar.aside(grammar.expressions.operand());
      }
      cursor.acceptAny("ROW", "ROWS");
      cursor.expect("ONLY");
      return true;
    }
    return false;
  }

  private Write delete(List<With> withs) {
    cursor.summary.verb(cursor.take());
    priority();
    boolean limited = top();
    List<List<String>> names = new ArrayList<>(0);
    List<From> from = new ArrayList<>(1);
    List<Expr> beside = new ArrayList<>(0);
    if (cursor.accept("FROM")) {
      deleteFrom(names, from, beside);
    } else {
      deleteNames(names, from, beside);
    }
    Returning output = deleted.isEmpty() ? output() : deleted;
    deleted = Returning.NOTHING;
    Expr where = condition();
    Returning early = cursor.is(Dialect.SQLITE) ? returning() : output;
    limited |= orderAndLimit(beside);
    grammar.takeAside(beside);
    Returning returning = early.isEmpty() ? returning() : early;
    return new Write.Delete(withs, names, from, where, beside, limited, returning);
  }

  /** {@code DELETE FROM a [USING b]}, MySQL {@code DELETE FROM a, b USING …}. */
  private void deleteFrom(List<List<String>> names, List<From> from, List<Expr> beside) {
    if (cursor.mysql() && multipleTargets()) {
      nameList(names);
      cursor.expect("USING");
      from.addAll(grammar.sources.list(beside));
      return;
    }
    From target = grammar.sources.joined();
    from.add(target);
    deleted = output();
    if (cursor.is(Dialect.SQLSERVER) && cursor.accept("FROM")) {
      names.add(((Query.Table) simple(target)).parts());
      from.clear();
      from.addAll(grammar.sources.list(beside));
    }
    if (cursor.accept("USING")) {
      if (cursor.mysql()) {
        names.add(((Query.Table) simple(target)).parts());
        from.clear();
      }
      from.addAll(grammar.sources.list(beside));
    }
  }

  private From simple(From target) {
    if (!(target instanceof Query.Table)) {
      throw cursor.unexpected("one table");
    }
    return target;
  }

  private boolean multipleTargets() {
    int ahead = 0;
    while (cursor.kind(ahead) == Kind.WORD || cursor.kind(ahead) == Kind.QUOTED) {
      ahead++;
      while (cursor.kind(ahead) == Kind.DOT) {
        ahead += 2;
      }
      if (cursor.kind(ahead) == Kind.COMMA) {
        return true;
      }
      return cursor.kind(ahead - 1) == Kind.OPERATOR;
    }
    return false;
  }

  /** MySQL {@code DELETE a, b FROM …}; Oracle, SQL Server and H2 {@code DELETE orders WHERE}. */
  private void deleteNames(List<List<String>> names, List<From> from, List<Expr> beside) {
    nameList(names);
    deleted = output();
    if (cursor.accept("FROM")) {
      from.addAll(grammar.sources.list(beside));
      return;
    }
    if (cursor.mysql() || names.size() > 1 || cursor.postgres()) {
      throw cursor.unexpected("FROM");
    }
    from.add(new Query.Table(names.get(0), cursor.alias(), List.of()));
    names.clear();
  }

  private void nameList(List<List<String>> names) {
    do {
      List<String> parts = cursor.path();
      if (cursor.accept(Kind.DOT)) {
        cursor.expectOperator("*");
      }
      names.add(parts);
    } while (cursor.accept(Kind.COMMA));
  }
}
