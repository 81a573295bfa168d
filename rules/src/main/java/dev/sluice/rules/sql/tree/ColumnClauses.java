package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * COLUMNS of JSON_TABLE and XMLTABLE in PostgreSQL, MySQL and MariaDB: names that are made there.
 * One thread.
 */
final class ColumnClauses {

  private final Cursor cursor;
  private final LooseCalls calls;
  private final List<String> names = new ArrayList<>();
  private final Set<String> ordinals = new HashSet<>();

  ColumnClauses(Grammar grammar, LooseCalls calls) {
    this.cursor = grammar.cursor;
    this.calls = calls;
  }

  /** Reads what stands behind COLUMNS; what it evaluates goes into {@code args}. */
  Expr read(List<Expr> args) {
    columns(args);
    return new Expr.Defined(names, ordinals);
  }

  /** In parentheses of their own, or to the end of those of the call. */
  private void columns(List<Expr> args) {
    cursor.deeper();
    boolean own = cursor.accept(Kind.LEFT);
    do {
      column(args);
      rest(args);
    } while (cursor.accept(Kind.COMMA));
    if (own) {
      cursor.expect(Kind.RIGHT);
    }
    cursor.higher();
  }

  private void column(List<Expr> args) {
    boolean path = cursor.kind(1) == Kind.STRING || cursor.is(1, "PATH");
    if (cursor.is("NESTED") && path) {
      cursor.next();
      cursor.accept("PATH");
      cursor.expect(Kind.STRING);
      if (cursor.accept("AS")) {
        cursor.anyName();
      }
      cursor.expect("COLUMNS");
      columns(args);
      return;
    }
    String name = cursor.anyName();
    names.add(name);
    if (cursor.accept("FOR", "ORDINALITY")) {
      ordinals.add(name);
    } else if (cursor.kind() == Kind.WORD || cursor.kind() == Kind.QUOTED) {
      Types.read(cursor);
    }
  }

  private void rest(List<Expr> args) {
    while (cursor.kind() != Kind.COMMA && cursor.kind() != Kind.RIGHT) {
      switch (cursor.kind()) {
        case END -> throw cursor.unexpected("RIGHT");
        case LEFT -> calls.read(args, args);
        case WORD, QUOTED -> calls.name(args);
        default -> cursor.next();
      }
    }
  }
}
