package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import java.util.Locale;
import java.util.Set;

/** The name of a type, as far as its end must be found. */
final class Types {

  private static final Set<String> MORE =
      Set.of(
          "PRECISION",
          "VARYING",
          "UNSIGNED",
          "SIGNED",
          "ZEROFILL",
          "LARGE",
          "OBJECT",
          "INTEGER",
          "INT",
          "CHARACTER",
          "CHAR",
          "LOCAL");

  private Types() {}

  static String read(Cursor cursor) {
    cursor.acceptAny("SETOF");
    int from = cursor.at();
    if (cursor.kind() == Kind.WORD) {
      cursor.next();
    } else {
      cursor.anyName();
    }
    String name = cursor.tokens.source(cursor.at() - 1).toLowerCase(Locale.ROOT);
    while (cursor.kind() == Kind.DOT) {
      cursor.next();
      name = cursor.anyName();
    }
    if (cursor.isOperator("%") && cursor.is(1, "TYPE")) {
      cursor.next();
      cursor.next();
    }
    tail(cursor);
    return from < 0 ? "" : name;
  }

  private static void tail(Cursor cursor) {
    boolean going = true;
    while (going) {
      going = false;
      boolean charset = cursor.is("CHARACTER") && cursor.is(1, "SET");
      if (cursor.mysql() && cursor.acceptAny("BINARY", "ASCII", "UNICODE", "BYTE")) {
        going = true;
      } else if (MORE.contains(cursor.word()) && !charset) {
        cursor.next();
        going = true;
      } else if (cursor.isAny("WITH", "WITHOUT")
          && (cursor.is(1, "TIME") || cursor.is(1, "LOCAL"))) {
        cursor.next();
        cursor.accept("LOCAL");
        cursor.expect("TIME");
        cursor.expect("ZONE");
        going = true;
      } else if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
        going = true;
      } else if (cursor.isOperator("[")) {
        brackets(cursor);
        going = true;
      } else if (cursor.is("ARRAY")) {
        cursor.next();
        going = true;
      } else if (cursor.accept("CHARACTER", "SET") || cursor.accept("CHARSET")) {
        cursor.anyName();
        going = true;
      } else if (Words.UNITS.contains(cursor.word())) {
        cursor.next();
        going = true;
      } else if (cursor.is("TO") && Words.UNITS.contains(cursor.word(1))) {
        cursor.next();
        going = true;
      }
    }
  }

  private static void brackets(Cursor cursor) {
    cursor.expectOperator("[");
    cursor.accept(Kind.NUMBER);
    cursor.expectOperator("]");
  }
}
