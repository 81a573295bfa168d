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
      frame(beside);
    }
    cursor.expect(Kind.RIGHT);
  }

  private void frame(List<Expr> beside) {
    cursor.next();
    boolean two = cursor.accept("BETWEEN");
    bound(beside);
    if (two) {
      cursor.expect("AND");
      bound(beside);
    }
    if (cursor.accept("EXCLUDE")) {
      if (!cursor.acceptAny("GROUP", "TIES") && !cursor.accept("CURRENT", "ROW")) {
        cursor.expect("NO");
        cursor.expect("OTHERS");
      }
    }
  }

  private void bound(List<Expr> beside) {
    boolean unbounded =
        cursor.is("UNBOUNDED") && (cursor.is(1, "PRECEDING") || cursor.is(1, "FOLLOWING"));
    if (unbounded) {
      cursor.next();
    } else if (cursor.accept("CURRENT", "ROW")) {
      return;
    } else {
      beside.add(grammar.expressions.operandChain());
    }
    if (!cursor.acceptAny("PRECEDING", "FOLLOWING")) {
      throw cursor.unexpected("PRECEDING or FOLLOWING");
    }
  }

  void orderItems(List<Expr> into) {
    do {
      into.add(grammar.expressions.expression());
      if (cursor.accept("USING")) {
        if (cursor.isNamedOperator()) {
          cursor.namedOperator();
        } else {
          cursor.next();
        }
      }
      cursor.acceptAny("ASC", "DESC");
      if (cursor.accept("NULLS")) {
        cursor.next();
      }
    } while (cursor.accept(Kind.COMMA));
  }
}
