package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;

/** COPY, LOAD, dumps: rows that move without being a result set. One thread. */
final class Movements {

  private final Cursor cursor;
  private final Grammar grammar;

  Movements(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  void read(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "COPY" -> copy(command);
      case "LOAD" -> load(command);
      case "HANDLER" -> handler(command);
      case "IMPORT" -> importSchema(command);
      default -> dump(command, verb);
    }
  }

  private void copy(Command command) {
    command.operations.add(Operation.COPY);
    if (cursor.kind() == Kind.LEFT) {
      cursor.next();
      Parsed inner = grammar.statement();
      cursor.expect(Kind.RIGHT);
      if (inner.query() != null) {
        command.query = inner.query();
        command.copies = true;
      } else {
        command.nested.add(inner);
      }
      cursor.expect("TO");
      command.families.add(Family.READ);
      place(command);
      cursor.skipStatement();
      return;
    }
    cursor.accept("BINARY");
    Query.Table table = new Query.Table(cursor.tablePath(), null, List.of());
    command.columns.addAll(cursor.names());
    boolean from = cursor.accept("FROM");
    if (from) {
      command.writes.add(table);
      command.families.add(Family.WRITE);
    } else {
      cursor.expect("TO");
      command.reads.add(table);
      command.families.add(Family.READ);
      command.copies = true;
    }
    place(command);
    options(command, from);
  }

  private void place(Command command) {
    if (cursor.accept("PROGRAM")) {
      command.effects.add(Effect.PROGRAM);
      cursor.expect(Kind.STRING);
    } else if (cursor.kind() == Kind.STRING) {
      command.effects.add(Effect.FILE);
      cursor.next();
    } else if (!cursor.acceptAny("STDIN", "STDOUT")) {
      throw cursor.unexpected("STDIN or STDOUT");
    }
    if (command.families.contains(Family.READ) && !command.effects.isEmpty()) {
      command.families.clear();
    }
  }

  private void options(Command command, boolean from) {
    while (!cursor.atEnd()) {
      if (from && cursor.accept("WHERE")) {
        command.expressions.add(grammar.expressions.expression());
      } else if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      } else {
        cursor.next();
      }
    }
  }

  private void load(Command command) {
    if (!cursor.mysql()) {
      command.operations.add(Operation.ADMIN);
      command.families.add(Family.ADMIN);
      command.effects.add(Effect.SERVER);
      command.effects.add(Effect.FILE);
      cursor.skipStatement();
      return;
    }
    command.operations.add(Operation.LOAD);
    command.families.add(Family.WRITE);
    command.effects.add(Effect.FILE);
    if (cursor.accept("INDEX")) {
      command.operations.clear();
      command.operations.add(Operation.ADMIN);
      command.families.clear();
      command.families.add(Family.ADMIN);
      command.effects.clear();
      cursor.skipStatement();
      return;
    }
    if (!cursor.acceptAny("DATA", "XML")) {
      throw cursor.unexpected("DATA");
    }
    while (cursor.isAny("LOW_PRIORITY", "CONCURRENT", "LOCAL")) {
      cursor.next();
    }
    cursor.expect("INFILE");
    cursor.expect(Kind.STRING);
    cursor.acceptAny("REPLACE", "IGNORE");
    cursor.expect("INTO");
    cursor.expect("TABLE");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    while (!cursor.atEnd()) {
      if (cursor.accept("CHARACTER", "SET")) {
        cursor.anyName();
      } else if (cursor.accept("SET")) {
        for (Write.Assignment assignment : grammar.writes.assignments()) {
          command.expressions.add(assignment.value());
        }
      } else {
        cursor.next();
      }
    }
  }

  private void handler(Command command) {
    if (!cursor.mysql()) {
      throw cursor.unexpected("a statement");
    }
    command.operations.add(Operation.SELECT);
    command.families.add(Family.READ);
    command.reads.add(new Query.Table(cursor.tablePath(), null, List.of()));
    command.returnsTables = cursor.is("READ");
    while (!cursor.atEnd()) {
      if (cursor.accept("WHERE")) {
        command.expressions.add(grammar.expressions.expression());
      } else {
        cursor.next();
      }
    }
  }

  private void importSchema(Command command) {
    command.operations.add(Operation.CREATE);
    command.families.add(Family.DDL);
    command.effects.add(Effect.NETWORK);
    while (!cursor.atEnd()) {
      if (cursor.accept("LIMIT", "TO")) {
        cursor.expect(Kind.LEFT);
        do {
          command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
        } while (cursor.accept(Kind.COMMA));
        cursor.expect(Kind.RIGHT);
      } else if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      } else {
        cursor.next();
      }
    }
  }

  /** H2's SCRIPT, RUNSCRIPT and BACKUP, SQLite's ATTACH. */
  private void dump(Command command, String verb) {
    command.operations.add(Operation.ADMIN);
    command.families.add(Family.ADMIN);
    switch (verb) {
      case "SCRIPT" -> command.doubt = "a dump of every table";
      case "RUNSCRIPT" -> {
        command.effects.add(Effect.FILE);
        command.effects.add(Effect.DYNAMIC_SQL);
        command.doubt = "the text that runs is not in the statement";
      }
      case "BACKUP" -> {
        command.effects.add(Effect.FILE);
        command.effects.add(Effect.SERVER);
      }
      default -> {
        if (!cursor.is(Dialect.SQLITE)) {
          throw cursor.unexpected("a statement");
        }
        command.effects.add(Effect.FILE);
        command.effects.add(Effect.SESSION);
      }
    }
    while (!cursor.atEnd()) {
      if (cursor.is("TO") || cursor.is("FROM")) {
        command.effects.add(Effect.FILE);
      }
      cursor.next();
    }
  }
}
