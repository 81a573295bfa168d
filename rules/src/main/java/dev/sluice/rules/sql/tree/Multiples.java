package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's INSERT ALL and INSERT FIRST: one query, its rows into several tables. Each target is an
 * INSERT of its own over the same query. One thread.
 */
final class Multiples {

  private static final int MAX_TARGETS = 100;

  private final Cursor cursor;
  private final Grammar grammar;

  Multiples(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  static boolean starts(Cursor cursor) {
    return cursor.is(Dialect.ORACLE) && cursor.is("INSERT") && cursor.isAny(1, "ALL", "FIRST");
  }

  private record Target(
      Query.Table table, List<String> columns, @Nullable List<Expr> values, List<Expr> when) {}

  Command read() {
    cursor.summary.verb(cursor.take());
    cursor.next();
    List<Target> targets = new ArrayList<>();
    List<Expr> when = new ArrayList<>();
    while (!grammar.startsQuery(0)) {
      if (cursor.accept("WHEN")) {
        when.add(grammar.expressions.expression());
        cursor.expect("THEN");
      }
      cursor.accept("ELSE");
      targets.add(target(List.copyOf(when)));
      if (targets.size() > MAX_TARGETS) {
        throw new Unreadable("too many targets: limit=" + MAX_TARGETS);
      }
    }
    Query query = grammar.queries.query();
    Command command = new Command();
    command.operations.add(Operation.INSERT);
    for (Target target : targets) {
      command.nested.add(Parsed.of(insert(target, query)));
    }
    return command;
  }

  private Target target(List<Expr> when) {
    cursor.expect("INTO");
    Query.Table table = new Query.Table(cursor.tablePath(), null, List.of());
    List<String> columns = cursor.names();
    List<Expr> values = null;
    if (cursor.accept("VALUES")) {
      cursor.expect(Kind.LEFT);
      values = grammar.expressions.expressions();
      cursor.expect(Kind.RIGHT);
    }
    return new Target(table, columns, values, when);
  }

  private static Write insert(Target target, Query query) {
    List<Item> items = new ArrayList<>();
    if (target.values() == null) {
      items.add(new Item(new Expr.Star(List.of(), List.of()), null));
    } else {
      for (Expr value : target.values()) {
        items.add(new Item(value, null));
      }
    }
    Query.From from = new Query.Derived(query, null, List.of(), false);
    Query.Select select =
        new Query.Select(items, List.of(from), null, target.when(), List.of(), false);
    Query source =
        new Query(List.of(), false, List.of(select), List.of(), List.of(), true, false, null);
    return new Write.Insert(
        List.of(),
        target.table(),
        target.columns(),
        source,
        List.of(),
        List.of(),
        List.of(),
        false,
        Returning.NOTHING);
  }
}
