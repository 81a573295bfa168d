package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import java.util.ArrayList;
import java.util.List;

/** Windows, what they and queries are ordered by, and grouping sets. One thread. */
final class Windows {

  private final Cursor cursor;
  private final Grammar grammar;

  Windows(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** An item of GROUP BY, grouping sets among them. */
  Expr groupItem() {
    if (cursor.isAny("ROLLUP", "CUBE") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
    } else if (cursor.accept("GROUPING", "SETS")) {
      cursor.expect(Kind.LEFT);
      List<Expr> parts = new ArrayList<>();
      do {
        parts.add(groupItem());
      } while (cursor.accept(Kind.COMMA));
      cursor.expect(Kind.RIGHT);
      return new Expr.Row(parts);
    }
    return grammar.expressions.expression();
  }

  /** A window in parentheses; what it partitions and orders by goes into {@code beside}. */
  void window(List<Expr> beside) {
    cursor.expect(Kind.LEFT);
    if (cursor.isName() && !cursor.isAny("PARTITION", "ROWS", "RANGE", "GROUPS")) {
      cursor.next();
    }
    if (cursor.accept("PARTITION")) {
      cursor.expect("BY");
      beside.addAll(grammar.expressions.expressions());
    }
    if (cursor.accept("ORDER")) {
      cursor.expect("BY");
      orderItems(beside);
    }
    if (cursor.isAny("ROWS", "RANGE", "GROUPS")) {
      frame();
    }
    cursor.expect(Kind.RIGHT);
  }

  private void frame() {
    cursor.next();
    while (cursor.kind() != Kind.RIGHT) {
      if (cursor.kind() == Kind.END || cursor.kind() == Kind.COMMA || grammar.startsQuery(0)) {
        throw cursor.unexpected("RIGHT");
      }
      if (cursor.kind() == Kind.LEFT) {
        throw cursor.unexpected("a frame without parentheses");
      }
      cursor.next();
    }
  }

  void orderItems(List<Expr> into) {
    do {
      into.add(grammar.expressions.expression());
      if (cursor.accept("USING")) {
        cursor.next();
      }
      cursor.acceptAny("ASC", "DESC");
      if (cursor.accept("NULLS")) {
        cursor.next();
      }
    } while (cursor.accept(Kind.COMMA));
  }
}
