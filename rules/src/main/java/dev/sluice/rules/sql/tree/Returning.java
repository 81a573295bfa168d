package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * What a write gives: RETURNING, or OUTPUT of SQL Server. Immutable.
 *
 * @param items empty if nothing is given
 * @param before the name under which a row is as it was
 * @param after the name under which it is as it is now
 */
public record Returning(List<Item> items, String before, String after) {

  /** Nothing. */
  static final Returning NOTHING = new Returning(List.of(), "old", "new");

  /** Whether nothing is given. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  static Returning output(List<Item> items) {
    return new Returning(items, "deleted", "inserted");
  }

  /** RETURNING, if it stands here. */
  static Returning read(Grammar grammar) {
    Cursor cursor = grammar.cursor;
    if (!cursor.accept("RETURNING")) {
      return NOTHING;
    }
    if (cursor.is(Dialect.ORACLE)) {
      throw cursor.unexpected("the end");
    }
    Returning names = cursor.postgres() && cursor.is("WITH") ? named(cursor) : NOTHING;
    List<Item> items = new ArrayList<>(0);
    boolean first = grammar.queries.returnedInto();
    items.addAll(grammar.queries.items());
    if (!first) {
      grammar.queries.returnedInto();
    }
    return new Returning(items, names.before, names.after);
  }

  /** {@code WITH (OLD AS o, NEW AS n)} of PostgreSQL 18: the names that it replaces are gone. */
  private static Returning named(Cursor cursor) {
    String before = null;
    String after = null;
    cursor.expect("WITH");
    cursor.expect(Kind.LEFT);
    do {
      boolean old = cursor.is("OLD");
      boolean again = old ? before != null : after != null;
      if (again || !cursor.acceptAny("OLD", "NEW")) {
        throw cursor.unexpected("OLD or NEW, each once");
      }
      cursor.expect("AS");
      String alias = cursor.anyName();
      before = old ? alias : before;
      after = old ? after : alias;
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
    return new Returning(
        List.of(), before == null ? NOTHING.before : before, after == null ? NOTHING.after : after);
  }
}
