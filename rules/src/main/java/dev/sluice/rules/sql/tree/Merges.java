package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.From;
import dev.sluice.rules.sql.tree.Query.With;
import dev.sluice.rules.sql.tree.Write.Assignment;
import java.util.ArrayList;
import java.util.List;

/** MERGE: the standard's, and H2's short form with KEY. One thread. */
final class Merges {

  private final Cursor cursor;
  private final Grammar grammar;

  Merges(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Write merge(List<With> withs) {
    cursor.summary.verb(cursor.take());
    cursor.accept("INTO");
    cursor.accept("ONLY");
    List<String> parts = cursor.tablePath();
    if (cursor.is(Dialect.H2)
        && (cursor.kind() == Kind.LEFT || cursor.isAny("KEY", "VALUES", "SELECT"))) {
      return shortForm(withs, new Query.Table(parts, null, List.of()));
    }
    Query.Table table = new Query.Table(parts, cursor.alias(), List.of());
    cursor.expect("USING");
    From source = grammar.sources.joined();
    List<Expr> conditions = new ArrayList<>();
    cursor.expect("ON");
    conditions.add(grammar.expressions.expression());
    List<Assignment> updates = new ArrayList<>();
    List<Assignment> inserts = new ArrayList<>();
    boolean deletes = false;
    while (cursor.accept("WHEN")) {
      deletes |= branch(conditions, updates, inserts);
    }
    grammar.takeAside(conditions);
    Returning output = grammar.writes.output();
    return new Write.Merge(
        withs,
        table,
        List.of(),
        source,
        conditions,
        updates,
        inserts,
        deletes,
        output.isEmpty() ? grammar.writes.returning() : output);
  }

  private Write shortForm(List<With> withs, Query.Table table) {
    List<String> columns = grammar.startsQuery(1) ? List.of() : cursor.names();
    if (cursor.accept("KEY")) {
      cursor.names();
    }
    From source = new Query.Derived(grammar.queries.query(), null, List.of(), false);
    return new Write.Merge(
        withs, table, columns, source, List.of(), List.of(), List.of(), false, Returning.NOTHING);
  }

  /** One WHEN branch; true if it deletes. */
  private boolean branch(
      List<Expr> conditions, List<Assignment> updates, List<Assignment> inserts) {
    cursor.accept("NOT");
    cursor.expect("MATCHED");
    if (cursor.accept("BY")) {
      cursor.acceptAny("SOURCE", "TARGET");
    }
    if (cursor.accept("AND")) {
      conditions.add(grammar.expressions.expression());
    }
    cursor.expect("THEN");
    boolean deletes = false;
    if (cursor.accept("DELETE")) {
      deletes = true;
    } else if (cursor.accept("UPDATE")) {
      cursor.expect("SET");
      updates.addAll(grammar.writes.assignments());
      if (cursor.accept("WHERE")) {
        conditions.add(grammar.expressions.expression());
      }
      if (cursor.is(Dialect.ORACLE) && cursor.accept("DELETE")) {
        cursor.expect("WHERE");
        conditions.add(grammar.expressions.expression());
        deletes = true;
      }
    } else if (cursor.accept("INSERT")) {
      insert(inserts);
    } else {
      cursor.expect("DO");
      cursor.expect("NOTHING");
    }
    return deletes;
  }

  private void insert(List<Assignment> inserts) {
    List<String> columns = grammar.writes.insertColumns();
    if (cursor.accept("OVERRIDING")) {
      cursor.next();
      cursor.expect("VALUE");
    }
    if (cursor.accept("DEFAULT")) {
      cursor.expect("VALUES");
      inserts.add(new Assignment(List.of(), new Expr.Literal(Expr.Literal.Type.OTHER, "")));
      return;
    }
    cursor.expect("VALUES");
    cursor.expect(Kind.LEFT);
    List<Expr> values = grammar.expressions.expressions();
    cursor.expect(Kind.RIGHT);
    for (int i = 0; i < values.size(); i++) {
      List<String> column = i < columns.size() ? List.of(columns.get(i)) : List.of();
      inserts.add(new Assignment(column, values.get(i)));
    }
  }
}
