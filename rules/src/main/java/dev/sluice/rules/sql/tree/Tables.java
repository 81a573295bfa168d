package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CREATE TABLE and CREATE VIEW, with their columns in order. One thread. */
final class Tables {

  private static final Set<String> CONSTRAINTS =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "UNIQUE",
          "FOREIGN",
          "CHECK",
          "KEY",
          "INDEX",
          "FULLTEXT",
          "SPATIAL",
          "EXCLUDE",
          "LIKE",
          "PERIOD");

  private final Cursor cursor;
  private final Grammar grammar;

  Tables(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  void table(Command command) {
    cursor.next();
    cursor.accept("IF");
    cursor.accept("NOT");
    cursor.accept("EXISTS");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    command.created = "table";
    if (cursor.kind() == Kind.LEFT && !grammar.startsQuery(1)) {
      columns(command);
    }
    while (!cursor.atEnd()) {
      if (cursor.is("AS") || grammar.startsQuery(0)) {
        cursor.accept("AS");
        if (cursor.accept("EXECUTE")) {
          new Sessions(grammar).created(command);
          return;
        }
        query(command);
        command.copies = true;
        command.operations.add(Operation.SELECT);
      } else if (cursor.kind() == Kind.LEFT) {
        parentheses(command);
      } else if (cursor.is("LIKE") || cursor.is("INHERITS") || cursor.is("OF")) {
        copied(command);
      } else if (!cursor.postgres() || !partition(command)) {
        cursor.next();
      }
    }
  }

  /** Columns of other tables: those named behind LIKE and INHERITS are read. */
  private void copied(Command command) {
    boolean type = cursor.is("OF");
    command.definition.clear();
    command.created = "copy";
    cursor.next();
    if (!cursor.postgres() || type) {
      return;
    }
    boolean many = cursor.accept(Kind.LEFT);
    if (many && cursor.accept(Kind.RIGHT)) {
      return;
    }
    do {
      command.reads.add(new Query.Table(cursor.tablePath(), null, List.of()));
    } while (many && cursor.accept(Kind.COMMA));
    if (many) {
      cursor.expect(Kind.RIGHT);
    }
  }

  /** {@code PARTITION OF parent FOR VALUES …}. */
  private boolean partition(Command command) {
    if (cursor.is("PARTITION") && cursor.is(1, "OF")) {
      command.definition.clear();
      command.created = "copy";
      return grammar.alterations.reference(command);
    }
    if (cursor.accept("FOR", "VALUES")) {
      grammar.alterations.bounds(command);
      return true;
    }
    return false;
  }

  private void query(Command command) {
    command.queryStart = cursor.tokens.start(cursor.at());
    command.query = grammar.queries.query();
    command.queryEnd = cursor.tokens.end(cursor.at() - 1);
    if (cursor.accept("WITH")) {
      cursor.accept("NO");
      cursor.acceptAny("DATA", "LOCAL", "CASCADED");
      cursor.accept("CHECK");
      cursor.acceptAny("OPTION", "READ", "ONLY");
    }
  }

  private void columns(Command command) {
    cursor.expect(Kind.LEFT);
    do {
      if (cursor.kind() == Kind.RIGHT) {
        break;
      }
      column(command);
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
  }

  private void column(Command command) {
    boolean constraint = CONSTRAINTS.contains(cursor.word()) && !isColumn();
    if (constraint) {
      if (cursor.is("LIKE")) {
        command.created = "copy";
        if (cursor.postgres()) {
          cursor.next();
          command.reads.add(new Query.Table(cursor.tablePath(), null, List.of()));
        }
      }
    } else {
      command.definition.add(cursor.anyName());
    }
    while (cursor.kind() != Kind.COMMA && cursor.kind() != Kind.RIGHT) {
      if (cursor.atEnd()) {
        throw cursor.unexpected("RIGHT");
      }
      if (cursor.postgres() && cursor.is("REFERENCES")) {
        grammar.alterations.reference(command);
      } else if (cursor.kind() == Kind.LEFT) {
        parentheses(command);
      } else {
        cursor.next();
      }
    }
  }

  /** A default, a condition, a key: PostgreSQL's grammar takes a query there, and refuses it. */
  private void parentheses(Command command) {
    if (!cursor.postgres() || !query()) {
      cursor.skipParentheses();
      return;
    }
    command.expressions.add(grammar.expressions.expression());
  }

  private boolean query() {
    int depth = 0;
    int ahead = 0;
    do {
      depth += cursor.kind(ahead) == Kind.LEFT ? 1 : cursor.kind(ahead) == Kind.RIGHT ? -1 : 0;
      if (cursor.is(ahead, "SELECT")) {
        return true;
      }
      ahead++;
    } while (depth > 0 && cursor.kind(ahead) != Kind.END);
    return false;
  }

  /** A column may be called key, index or period: then its type follows. */
  private boolean isColumn() {
    return cursor.isAny("KEY", "INDEX", "PERIOD", "EXCLUDE")
        && cursor.kind(1) == Kind.WORD
        && Set.of(
                "TEXT",
                "VARCHAR",
                "INT",
                "INTEGER",
                "BIGINT",
                "CHAR",
                "CHARACTER",
                "UUID",
                "BOOLEAN",
                "DATE",
                "TIMESTAMP",
                "NUMERIC",
                "DECIMAL",
                "JSON",
                "JSONB")
            .contains(cursor.word(1));
  }

  void view(Command command) {
    cursor.next();
    cursor.accept("IF");
    cursor.accept("NOT");
    cursor.accept("EXISTS");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    command.created = "view";
    List<String> names = new ArrayList<>(cursor.names());
    command.definition.addAll(names);
    while (!cursor.is("AS")) {
      if (cursor.atEnd()) {
        throw cursor.unexpected("AS");
      }
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      } else {
        cursor.next();
      }
    }
    cursor.next();
    query(command);
  }
}
