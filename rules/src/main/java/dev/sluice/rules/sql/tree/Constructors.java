package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Expr.Call;
import dev.sluice.rules.sql.tree.Expr.Literal;
import dev.sluice.rules.sql.tree.Expr.Nested;
import dev.sluice.rules.sql.tree.Expr.Nested.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What looks like a call and has a grammar of its own: casts, arrays, rows. One thread. */
final class Constructors {

  private final Cursor cursor;
  private final Grammar grammar;

  Constructors(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** CAST, CONVERT, ARRAY, ROW, BINARY, NEXT VALUE FOR; null if it is an ordinary name here. */
  @Nullable Expr construct(String word) {
    switch (word) {
      case "CAST", "TRY_CAST" -> {
        return cursor.kind(1) == Kind.LEFT ? cast() : null;
      }
      case "CONVERT" -> {
        return cursor.kind(1) == Kind.LEFT && cursor.mysql() ? convert() : null;
      }
      case "ARRAY", "MULTISET" -> {
        return array();
      }
      case "ROW" -> {
        return cursor.kind(1) == Kind.LEFT ? row() : null;
      }
      case "BINARY" -> {
        if (!cursor.mysql() || cursor.kind(1) == Kind.LEFT || cursor.kind(1) == Kind.COMMA) {
          return null;
        }
        cursor.next();
        return new Expr.Cast(grammar.expressions.operand(), "binary");
      }
      case "NEXT", "CURRENT" -> {
        return nextValue();
      }
      case "COLLATION" -> {
        return collationFor();
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable Expr collationFor() {
    if (!cursor.is(1, "FOR") || cursor.kind(2) != Kind.LEFT) {
      return null;
    }
    cursor.next();
    cursor.next();
    return new Calls(grammar).call(List.of("pg_collation_for"));
  }

  private @Nullable Expr nextValue() {
    if (!cursor.is(1, "VALUE") || !cursor.is(2, "FOR")) {
      return null;
    }
    cursor.next();
    cursor.next();
    cursor.next();
    cursor.path();
    return new Call(null, "nextval", List.of(), List.of());
  }

  private Expr cast() {
    cursor.next();
    cursor.expect(Kind.LEFT);
    Expr part = grammar.expressions.expression();
    cursor.expect("AS");
    String type = Types.read(cursor);
    while (cursor.is(Dialect.SQLITE) && cursor.kind() != Kind.RIGHT && cursor.isName()) {
      cursor.next(); // a type may have any number of names
    }
    if (cursor.accept("COLLATE")) {
      cursor.path();
    }
    if (cursor.accept("FORMAT")) {
      cursor.expect(Kind.STRING);
    }
    cursor.expect(Kind.RIGHT);
    return new Expr.Cast(part, type);
  }

  private Expr convert() {
    cursor.next();
    cursor.expect(Kind.LEFT);
    Expr part = grammar.expressions.expression();
    if (cursor.accept("USING")) {
      cursor.anyName();
    } else {
      cursor.expect(Kind.COMMA);
      Types.read(cursor);
    }
    cursor.expect(Kind.RIGHT);
    return new Expr.Cast(part, "convert");
  }

  private @Nullable Expr array() {
    if (cursor.kind(1) == Kind.LEFT) {
      if (cursor.mysql() || cursor.is(Dialect.SQLITE)) {
        return null; // a function like others
      }
      cursor.next();
      if (!grammar.startsQuery(1)) {
        throw cursor.unexpected("a query");
      }
      cursor.expect(Kind.LEFT);
      Query query = grammar.queries.query();
      cursor.expect(Kind.RIGHT);
      return new Nested(Use.ARRAY, query);
    }
    if (cursor.isOperator(1, "[")) {
      cursor.next();
      return arrayItems();
    }
    return null;
  }

  private Expr arrayItems() {
    cursor.deeper();
    cursor.expectOperator("[");
    List<Expr> parts = new ArrayList<>();
    while (!cursor.acceptOperator("]")) {
      if (cursor.isOperator("[")) {
        parts.add(arrayItems());
      } else {
        Expr part = grammar.expressions.expression();
        if (parts.size() < 16 || !(part instanceof Literal)) {
          parts.add(part);
        }
      }
      if (!cursor.isOperator("]")) {
        cursor.expect(Kind.COMMA);
      }
    }
    cursor.higher();
    return parts.isEmpty() ? new Literal(Literal.Type.OTHER, "") : new Expr.Row(parts);
  }

  private Expr row() {
    cursor.next();
    cursor.expect(Kind.LEFT);
    List<Expr> parts = cursor.kind() == Kind.RIGHT ? List.of() : grammar.expressions.expressions();
    cursor.expect(Kind.RIGHT);
    return new Expr.Row(parts);
  }
}
