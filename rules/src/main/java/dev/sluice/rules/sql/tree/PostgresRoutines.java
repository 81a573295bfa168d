package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Definitions of PostgreSQL that hold statements: routines with a body that is no literal, rules,
 * schemas with their elements. The statements count as if they ran: nothing shows them later. One
 * thread.
 */
final class PostgresRoutines {

  private static final Set<String> ELEMENTS = Set.of("CREATE", "GRANT");

  private final Cursor cursor;
  private final Grammar grammar;

  PostgresRoutines(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /**
   * Behind CREATE FUNCTION or PROCEDURE: a body in a literal is left to the call, which is seen.
   */
  void routine(Command command) {
    while (!cursor.atEnd()) {
      if (cursor.accept("BEGIN", "ATOMIC")) {
        atomic(command);
      } else if (cursor.accept("RETURN")) {
        command.expressions.add(grammar.expressions.expression());
      } else if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      } else if (cursor.kind() == Kind.RIGHT) {
        throw cursor.unexpected("the end");
      } else {
        cursor.next();
      }
    }
  }

  private void atomic(Command command) {
    while (!cursor.accept("END")) {
      if (cursor.accept(Kind.SEMICOLON)) {
        continue;
      }
      if (cursor.accept("RETURN")) {
        command.expressions.add(grammar.expressions.expression());
      } else {
        command.nested.add(grammar.statement());
      }
      cursor.expect(Kind.SEMICOLON);
    }
  }

  /** Behind CREATE RULE: {@code name AS ON event TO t WHERE … DO INSTEAD (a; b)}. */
  void rule(Command command) {
    cursor.name();
    cursor.expect("AS");
    cursor.expect("ON");
    cursor.next();
    cursor.expect("TO");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    if (cursor.accept("WHERE")) {
      command.expressions.add(grammar.expressions.expression());
    }
    cursor.expect("DO");
    cursor.acceptAny("ALSO", "INSTEAD");
    if (cursor.accept("NOTHING")) {
      return;
    }
    if (cursor.kind() != Kind.LEFT || grammar.startsQuery(0)) {
      command.nested.add(grammar.statement());
      return;
    }
    cursor.expect(Kind.LEFT);
    while (!cursor.accept(Kind.RIGHT)) {
      if (!cursor.accept(Kind.SEMICOLON)) {
        command.nested.add(grammar.statement());
        if (cursor.kind() != Kind.RIGHT) {
          cursor.expect(Kind.SEMICOLON);
        }
      }
    }
  }

  /** Behind CREATE TRIGGER. */
  void trigger(Command command) {
    while (!cursor.atEnd() && !cursor.is("ON")) {
      cursor.next();
    }
    cursor.expect("ON");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    if (cursor.accept("FROM")) {
      command.reads.add(new Query.Table(cursor.tablePath(), null, List.of()));
    }
    cursor.skipStatement();
  }

  /** What stands behind CREATE where it is about a table that may stand elsewhere. */
  private static final String[] ABOUT_TABLES = {"UNIQUE", "INDEX", "TRIGGER", "CONSTRAINT", "OR"};

  /** Behind CREATE SCHEMA: its elements run with it, their bare names are in the new schema. */
  void schema(Command command) {
    String schema = null;
    if (cursor.accept("IF")) {
      cursor.expect("NOT");
      cursor.expect("EXISTS");
    }
    if (!cursor.is("AUTHORIZATION") && cursor.isName()) {
      schema = cursor.name();
    }
    if (cursor.accept("AUTHORIZATION")) {
      boolean named = cursor.isAny("CURRENT_USER", "CURRENT_ROLE", "SESSION_USER");
      String role = cursor.anyName();
      schema = schema == null && !named ? role : schema;
    }
    List<Command> elements = new ArrayList<>();
    Set<String> made = new HashSet<>();
    while (ELEMENTS.contains(cursor.word())) {
      int ahead = 1 + distance();
      int before = cursor.limit(cursor.at() + ahead);
      boolean makes = cursor.is("CREATE") && !cursor.isAny(1, ABOUT_TABLES);
      Parsed parsed = grammar.statement();
      boolean all = cursor.kind() == Kind.END;
      cursor.limit(before);
      Command element = parsed.command();
      if (!all || element == null) {
        throw cursor.unexpected("an element of a schema");
      }
      elements.add(element);
      command.nested.add(parsed);
      if (makes && !element.writes.isEmpty() && element.writes.get(0).parts().size() == 1) {
        made.add(element.writes.get(0).parts().get(0));
      }
    }
    if (schema != null) {
      for (Command element : elements) {
        placed(element.writes, made, schema);
        placed(element.reads, made, schema);
      }
    } else {
      for (Command element : elements) {
        if (!full(element.writes) || !full(element.reads)) {
          command.doubt = "names in a schema that is not named";
        }
      }
    }
  }

  /** Whether each name has a schema: then it is the new one, or the database refuses the text. */
  private static boolean full(List<Query.Table> tables) {
    for (Query.Table table : tables) {
      if (table.parts().size() < 2) {
        return false;
      }
    }
    return true;
  }

  /** How far behind the first word of an element the next one begins. */
  private int distance() {
    cursor.next();
    int distance = cursor.find(ELEMENTS);
    cursor.back(cursor.at() - 1);
    return distance;
  }

  /**
   * Tables are made first, and the new schema is searched first. A query of a view may still name a
   * table of the new schema by a bare name: what is read under it elsewhere is told of instead,
   * which may be too much; in the new schema there are no rows yet.
   */
  private static void placed(List<Query.Table> tables, Set<String> made, String schema) {
    for (int i = 0; i < tables.size(); i++) {
      List<String> parts = tables.get(i).parts();
      if (parts.size() == 1 && made.contains(parts.get(0))) {
        tables.set(i, new Query.Table(List.of(schema, parts.get(0)), null, List.of()));
      }
    }
  }
}
