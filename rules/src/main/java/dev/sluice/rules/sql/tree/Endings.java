package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Queries.Tail;
import java.util.List;

/** What stands behind the arms of a query: ORDER BY, LIMIT, locks. One thread. */
final class Endings {

  private final Cursor cursor;
  private final Grammar grammar;

  Endings(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Takes everything behind the arms. */
  void read(Tail tail) {
    if (cursor.accept("ORDER")) {
      cursor.accept("SIBLINGS");
      cursor.expect("BY");
      grammar.windows.orderItems(tail.orderBy);
    }
    boolean going = true;
    while (going) {
      going = limit(tail) || locking(tail);
      if (cursor.is("INTO")) {
        grammar.queries.into(tail);
        going = true;
      }
    }
  }

  private boolean limit(Tail tail) {
    if (cursor.accept("LIMIT")) {
      if (examined(tail)) {
        return true;
      }
      tail.limited |= !cursor.isAny("ALL", "NULL");
      if (!cursor.accept("ALL")) {
        tail.orderBy.add(count());
        if (cursor.accept(Kind.COMMA)) {
          tail.orderBy.add(count());
        }
      }
      return true;
    }
    if (cursor.accept("OFFSET")) {
      tail.orderBy.add(count());
      cursor.acceptAny("ROW", "ROWS");
      return true;
    }
    if (cursor.accept("FETCH")) {
      cursor.acceptAny("FIRST", "NEXT");
      if (!cursor.isAny("ROW", "ROWS")) {
        tail.orderBy.add(count());
        cursor.accept("PERCENT");
      }
      cursor.acceptAny("ROW", "ROWS");
      if (!cursor.accept("ONLY")) {
        cursor.expect("WITH");
        cursor.expect("TIES");
      }
      tail.limited = true;
      return true;
    }
    return false;
  }

  /** {@code FOR JSON PATH, ROOT('r')}: nothing may hide behind it, so each word is known. */
  private void rowFormat() {
    do {
      boolean known =
          cursor.acceptAny("AUTO", "PATH", "RAW", "EXPLICIT", "TYPE", "ROOT", "ELEMENTS")
              || cursor.acceptAny("XMLDATA", "XMLSCHEMA", "INCLUDE_NULL_VALUES")
              || cursor.acceptAny("WITHOUT_ARRAY_WRAPPER")
              || cursor.accept("BINARY", "BASE64");
      if (!known && !cursor.atEnd() && cursor.kind() != Kind.RIGHT) {
        throw cursor.unexpected("a form of rows");
      }
      cursor.acceptAny("XSINIL", "ABSENT");
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
    } while (cursor.accept(Kind.COMMA));
  }

  /** MariaDB's {@code ROWS EXAMINED n}: how much work, not how many rows. */
  private boolean examined(Tail tail) {
    if (!cursor.is(Dialect.MARIADB) || !cursor.accept("ROWS", "EXAMINED")) {
      return false;
    }
    tail.orderBy.add(count());
    return true;
  }

  /** A number of rows; as a row of its own, because a bare number would be a column's position. */
  private Expr count() {
    return new Expr.Row(List.of(grammar.expressions.operandChain()));
  }

  private boolean locking(Tail tail) {
    if (cursor.is("LOCK") && cursor.is(1, "IN")) {
      cursor.next();
      cursor.next();
      cursor.expect("SHARE");
      cursor.expect("MODE");
      return true;
    }
    if (cursor.mysql() && cursor.accept("PROCEDURE")) {
      tail.reshaped = true;
      tail.orderBy.add(new Expr.Row(List.of(grammar.expressions.operand())));
      return true;
    }
    if (cursor.accept("OPTION") && cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
      return true;
    }
    if (!cursor.accept("FOR")) {
      return false;
    }
    if (cursor.acceptAny("JSON", "XML", "BROWSE")) {
      tail.reshaped = true;
      rowFormat();
      return true;
    }
    if (cursor.acceptAny("READ")) {
      cursor.expect("ONLY");
      return true;
    }
    cursor.accept("NO");
    cursor.accept("KEY");
    if (!cursor.acceptAny("UPDATE", "SHARE")) {
      throw cursor.unexpected("UPDATE");
    }
    if (cursor.accept("OF")) {
      do {
        cursor.path();
      } while (cursor.accept(Kind.COMMA));
    }
    if (cursor.accept("WAIT")) {
      cursor.next();
    }
    cursor.accept("NOWAIT");
    cursor.accept("SKIP", "LOCKED");
    return true;
  }
}
