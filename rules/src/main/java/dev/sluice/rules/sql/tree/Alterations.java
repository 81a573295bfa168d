package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Set;

/**
 * What PostgreSQL's definitions of tables, indexes, policies and publications name and evaluate:
 * other tables, and expressions that run over rows that are there. One thread.
 */
final class Alterations {

  private static final Set<String> NO_VALUE =
      Set.of("ON", "NOT", "DEFERRABLE", "INITIALLY", "MATCH", "PARTITION", "DEFAULT", "AS");

  private final Cursor cursor;
  private final Grammar grammar;

  Alterations(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  private Query.Table table() {
    cursor.accept("ONLY");
    boolean wrapped = cursor.accept(Kind.LEFT);
    Query.Table table = new Query.Table(cursor.tablePath(), null, List.of());
    if (wrapped) {
      cursor.expect(Kind.RIGHT);
    }
    cursor.acceptOperator("*");
    return table;
  }

  /** The actions of ALTER POLICY and its like, up to the end. */
  void actions(Command command) {
    while (!cursor.atEnd()) {
      if (cursor.is("RENAME")) {
        command.operations.add(Operation.RENAME);
      }
      if (!part(command)) {
        skip();
      }
    }
  }

  /** Takes a part of ALTER TABLE that names a table, evaluates something or is in parentheses. */
  boolean part(Command command) {
    if (action(command) || reference(command)) {
      return true;
    }
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
      return true;
    }
    return false;
  }

  private void skip() {
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    } else if (cursor.kind() == Kind.RIGHT) {
      throw cursor.unexpected("the end");
    } else {
      cursor.next();
    }
  }

  /** Takes what evaluates something; false if nothing of that kind is here. */
  private boolean action(Command command) {
    switch (cursor.word()) {
      case "DEFAULT" -> {
        cursor.next();
        boolean ends = cursor.atEnd() || cursor.kind() == Kind.COMMA;
        if (!ends && !NO_VALUE.contains(cursor.word())) {
          expression(command);
        }
      }
      case "USING" -> {
        cursor.next();
        if (!cursor.is("INDEX")) {
          expression(command);
        }
      }
      case "CHECK", "AS" -> {
        cursor.next();
        if (cursor.kind() == Kind.LEFT) {
          expression(command);
        }
      }
      case "EXCLUDE" -> exclude(command);
      case "VALUES" -> {
        cursor.next();
        bounds(command);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void expression(Command command) {
    command.expressions.add(grammar.expressions.expression());
  }

  /** Takes a table that is named beside the one that changes. */
  boolean reference(Command command) {
    switch (cursor.word()) {
      case "REFERENCES" -> {
        cursor.next();
        command.reads.add(table());
      }
      case "INHERIT" -> {
        cursor.next();
        if (cursor.isName()) {
          command.reads.add(table());
        }
      }
      case "PARTITION" -> {
        cursor.next();
        boolean of = cursor.accept("OF");
        cursor.accept("IF", "EXISTS");
        if (of || (!cursor.is("BY") && cursor.isName())) {
          command.writes.add(table());
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void exclude(Command command) {
    cursor.next();
    if (cursor.accept("USING")) {
      cursor.name();
    }
    if (cursor.kind() == Kind.LEFT) {
      elements(command);
    }
    while (cursor.is("WHERE") || cursor.is("WITH")) {
      boolean where = cursor.is("WHERE");
      cursor.next();
      if (where) {
        expression(command);
      } else {
        cursor.skipParentheses();
      }
    }
  }

  /** Bounds of a partition: their expressions are evaluated. */
  void bounds(Command command) {
    if (cursor.accept("WITH")) {
      cursor.skipParentheses();
      return;
    }
    while (cursor.acceptAny("IN", "FROM", "TO")) {
      cursor.expect(Kind.LEFT);
      command.expressions.addAll(grammar.expressions.expressions());
      cursor.expect(Kind.RIGHT);
    }
  }

  /** Behind CREATE INDEX. */
  void index(Command command) {
    cursor.accept("CONCURRENTLY");
    cursor.accept("IF");
    cursor.accept("NOT");
    cursor.accept("EXISTS");
    if (!cursor.is("ON")) {
      cursor.name();
    }
    cursor.expect("ON");
    Query.Table table = table();
    command.writes.add(table);
    command.over = table;
    if (cursor.accept("USING")) {
      cursor.name();
    }
    elements(command);
    while (!cursor.atEnd()) {
      if (cursor.accept("WHERE")) {
        expression(command);
      } else {
        skip();
      }
    }
  }

  /** Columns and expressions of an index, an operator class and its options behind each. */
  private void elements(Command command) {
    cursor.expect(Kind.LEFT);
    do {
      expression(command);
      while (cursor.kind() != Kind.COMMA && cursor.kind() != Kind.RIGHT) {
        if (cursor.kind() == Kind.END) {
          throw cursor.unexpected("RIGHT");
        }
        skipOption();
      }
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
  }

  private void skipOption() {
    if (cursor.isNamedOperator()) {
      cursor.namedOperator();
    } else if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    } else {
      cursor.next();
    }
  }

  /** Behind CREATE POLICY and ALTER POLICY. */
  void policy(Command command) {
    cursor.accept("IF", "EXISTS");
    cursor.name();
    cursor.expect("ON");
    Query.Table table = table();
    command.writes.add(table);
    command.over = table;
    actions(command);
  }

  /** Behind CREATE STATISTICS: the tables behind FROM. */
  void statistics(Command command) {
    while (!cursor.atEnd() && !cursor.is("FROM")) {
      skip();
    }
    if (cursor.accept("FROM")) {
      grammar.sources.list(command.expressions).forEach(from -> named(from, command));
    }
    cursor.skipStatement();
  }

  private static void named(Query.From from, Command command) {
    if (from instanceof Query.Table table) {
      command.reads.add(table);
    }
  }

  /** The objects of a publication: tables with columns and conditions, schemas. */
  void publication(Command command) {
    while (!cursor.atEnd()) {
      if (cursor.accept("TABLE")) {
        published(command);
      } else {
        skip();
      }
    }
  }

  private void published(Command command) {
    boolean going = true;
    while (going) {
      command.reads.add(table());
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
      if (cursor.accept("WHERE")) {
        expression(command);
      }
      boolean more = cursor.kind() == Kind.COMMA && !cursor.is(1, "TABLE") && !schemas();
      going = more && cursor.accept(Kind.COMMA);
    }
  }

  private boolean schemas() {
    return cursor.is(1, "TABLES") && cursor.is(2, "IN");
  }

  /** Tables of VACUUM, ANALYZE and their like, with columns. */
  void maintained(Command command) {
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    while (cursor.isAny("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE")) {
      cursor.next();
    }
    while (!cursor.atEnd()) {
      command.reads.add(table());
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
      if (!cursor.accept(Kind.COMMA)) {
        break;
      }
    }
  }

  /** Behind CLUSTER: a table, or an index and its table. */
  void cluster(Command command) {
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    cursor.accept("VERBOSE");
    if (cursor.isName()) {
      Query.Table first = table();
      command.reads.add(cursor.accept("ON") ? table() : first);
    }
    cursor.skipStatement();
  }

  /** Behind REINDEX. */
  void reindex(Command command) {
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    boolean table = cursor.is("TABLE");
    cursor.next();
    cursor.accept("CONCURRENTLY");
    if (table && cursor.isName()) {
      command.reads.add(table());
    }
    cursor.skipStatement();
  }
}
