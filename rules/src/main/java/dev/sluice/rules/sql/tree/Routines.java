package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Effect;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Set;

/**
 * Triggers, procedures, functions and events of MySQL, MariaDB and SQLite: what their bodies would
 * run, as statements of their own. A body that is read to its end ends where the database ends it.
 * One thread.
 */
final class Routines {

  private static final Set<String> SCHEDULE =
      Set.of("AT", "EVERY", "STARTS", "ENDS", "ON", "COMPLETION", "NOT", "PRESERVE", "SCHEDULE");

  private final Cursor cursor;
  private final Grammar grammar;

  Routines(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Takes everything behind the kind of routine. */
  void read(Command command, String kind) {
    if (cursor.accept("IF")) {
      cursor.accept("NOT");
      cursor.expect("EXISTS");
    }
    cursor.path();
    switch (kind) {
      case "TRIGGER" -> trigger(command);
      case "EVENT" -> event(command);
      default -> {
        if (routineHead(command)) {
          return;
        }
      }
    }
    statement(command);
  }

  // ---- heads

  private void trigger(Command command) {
    if (cursor.acceptAny("BEFORE", "AFTER")) {
      cursor.accept("OF");
    } else if (cursor.accept("INSTEAD")) {
      cursor.expect("OF");
    }
    do {
      if (!cursor.acceptAny("INSERT", "UPDATE", "DELETE")) {
        throw cursor.unexpected("INSERT, UPDATE or DELETE");
      }
      if (cursor.accept("OF")) {
        do {
          cursor.name();
        } while (cursor.accept(Kind.COMMA));
      }
    } while (cursor.accept("OR"));
    cursor.expect("ON");
    command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    if (cursor.accept("FOR")) {
      cursor.expect("EACH");
      cursor.expect("ROW");
    }
    if (cursor.acceptAny("FOLLOWS", "PRECEDES")) {
      cursor.path();
    }
    if (cursor.accept("WHEN")) {
      command.expressions.add(grammar.expressions.expression());
    }
  }

  private void event(Command command) {
    while (!cursor.is("DO")) {
      if (SCHEDULE.contains(cursor.word())) {
        boolean value = cursor.isAny("AT", "EVERY", "STARTS", "ENDS");
        cursor.next();
        if (value) {
          command.expressions.add(grammar.expressions.expression());
          if (Words.UNITS.contains(cursor.word())) {
            cursor.next();
          }
        }
      } else if (cursor.accept("COMMENT")) {
        cursor.expect(Kind.STRING);
      } else if (!cursor.acceptAny("ENABLE", "DISABLE", "SLAVE", "REPLICA", "RENAME", "TO")) {
        throw cursor.unexpected("DO");
      }
    }
    cursor.expect("DO");
  }

  /** Parameters, result and characteristics; true if there is no body. */
  private boolean routineHead(Command command) {
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    if (cursor.acceptAny("RETURNS", "RETURN")) {
      Types.read(cursor);
      if (cursor.accept("COLLATE")) {
        cursor.anyName();
      }
    }
    if (cursor.accept("SONAME")) {
      command.effects.add(Effect.PROGRAM);
      command.effects.add(Effect.SERVER);
      cursor.expect(Kind.STRING);
      return true;
    }
    characteristics();
    return false;
  }

  private void characteristics() {
    boolean going = true;
    while (going) {
      going = true;
      if (cursor.accept("COMMENT")) {
        cursor.expect(Kind.STRING);
      } else if (cursor.accept("LANGUAGE")) {
        cursor.expect("SQL");
      } else if (cursor.is("NOT") && cursor.is(1, "DETERMINISTIC")) {
        cursor.next();
      } else if (cursor.accept("SQL", "SECURITY")) {
        cursor.next();
      } else if (cursor.isAny("CONTAINS", "NO") && cursor.is(1, "SQL")) {
        cursor.next();
        cursor.next();
      } else if (cursor.isAny("READS", "MODIFIES") && cursor.is(1, "SQL")) {
        cursor.next();
        cursor.next();
        cursor.expect("DATA");
      } else {
        going = cursor.accept("DETERMINISTIC");
      }
    }
  }

  // ---- bodies

  /** One statement of a body; what it runs goes into the command. */
  void statement(Command command) {
    cursor.deeper();
    if (cursor.mysql() && cursor.isName() && cursor.isOperator(1, ":")) {
      cursor.next();
      cursor.next();
    }
    switch (cursor.mysql() || cursor.is("BEGIN") ? cursor.word() : "") {
      case "BEGIN" -> block(command);
      case "IF" -> condition(command);
      case "CASE" -> cases(command);
      case "LOOP" -> {
        cursor.next();
        loop(command, "LOOP");
      }
      case "WHILE" -> {
        cursor.next();
        command.expressions.add(grammar.expressions.expression());
        cursor.expect("DO");
        loop(command, "WHILE");
      }
      case "REPEAT" -> repeat(command);
      case "FOR" -> each(command);
      case "DECLARE" -> declare(command);
      case "RETURN" -> {
        cursor.next();
        command.expressions.add(grammar.expressions.expression());
      }
      case "OPEN", "CLOSE", "LEAVE", "ITERATE" -> {
        cursor.next();
        cursor.name();
        if (cursor.kind() == Kind.LEFT) {
          arguments(command);
        }
      }
      case "FETCH" -> fetch();
      case "SIGNAL", "RESIGNAL", "GET" -> signal(command);
      default -> command.nested.add(grammar.statement());
    }
    cursor.higher();
  }

  private void arguments(Command command) {
    cursor.expect(Kind.LEFT);
    if (cursor.kind() != Kind.RIGHT) {
      command.expressions.addAll(grammar.expressions.expressions());
    }
    cursor.expect(Kind.RIGHT);
  }

  /** Statements with a semicolon behind each, up to one of the words. */
  private void statements(Command command, String... ends) {
    while (!cursor.isAny(ends)) {
      if (cursor.accept(Kind.SEMICOLON)) {
        continue;
      }
      statement(command);
      cursor.expect(Kind.SEMICOLON);
    }
  }

  private void block(Command command) {
    cursor.expect("BEGIN");
    cursor.accept("NOT", "ATOMIC");
    statements(command, "END");
    cursor.expect("END");
    label();
  }

  private void label() {
    if (cursor.mysql() && cursor.isName() && !cursor.isAny("UNTIL", "ELSE")) {
      cursor.next();
    }
  }

  private void condition(Command command) {
    cursor.expect("IF");
    command.expressions.add(grammar.expressions.expression());
    cursor.expect("THEN");
    statements(command, "ELSEIF", "ELSE", "END");
    while (cursor.accept("ELSEIF")) {
      command.expressions.add(grammar.expressions.expression());
      cursor.expect("THEN");
      statements(command, "ELSEIF", "ELSE", "END");
    }
    if (cursor.accept("ELSE")) {
      statements(command, "END");
    }
    cursor.expect("END");
    cursor.expect("IF");
  }

  private void cases(Command command) {
    cursor.expect("CASE");
    if (!cursor.is("WHEN")) {
      command.expressions.add(grammar.expressions.expression());
    }
    while (cursor.accept("WHEN")) {
      command.expressions.add(grammar.expressions.expression());
      cursor.expect("THEN");
      statements(command, "WHEN", "ELSE", "END");
    }
    if (cursor.accept("ELSE")) {
      statements(command, "END");
    }
    cursor.expect("END");
    cursor.expect("CASE");
  }

  private void loop(Command command, String word) {
    statements(command, "END");
    cursor.expect("END");
    cursor.expect(word);
    label();
  }

  private void repeat(Command command) {
    cursor.expect("REPEAT");
    statements(command, "UNTIL");
    cursor.expect("UNTIL");
    command.expressions.add(grammar.expressions.expression());
    cursor.expect("END");
    cursor.expect("REPEAT");
    label();
  }

  /** MariaDB: {@code FOR i IN 1..10 DO}, {@code FOR r IN (query) DO}, {@code FOR r IN c DO}. */
  private void each(Command command) {
    cursor.expect("FOR");
    cursor.name();
    cursor.expect("IN");
    cursor.accept("REVERSE");
    command.expressions.add(grammar.expressions.expression());
    if (cursor.accept(Kind.DOT)) {
      cursor.expect(Kind.DOT);
      command.expressions.add(grammar.expressions.expression());
    }
    cursor.expect("DO");
    loop(command, "FOR");
  }

  private void declare(Command command) {
    cursor.expect("DECLARE");
    if (cursor.isAny("CONTINUE", "EXIT", "UNDO") && cursor.is(1, "HANDLER")) {
      cursor.next();
      cursor.next();
      cursor.expect("FOR");
      do {
        conditionValue();
      } while (cursor.accept(Kind.COMMA));
      statement(command);
      return;
    }
    do {
      cursor.anyName();
    } while (cursor.accept(Kind.COMMA));
    if (cursor.accept("CONDITION")) {
      cursor.expect("FOR");
      conditionValue();
    } else if (cursor.accept("CURSOR")) {
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
      cursor.expect("FOR");
      command.nested.add(grammar.statement());
    } else {
      variable(command);
    }
  }

  private void variable(Command command) {
    if (cursor.accept("TYPE")) {
      cursor.expect("OF");
      cursor.path();
    } else {
      Types.read(cursor);
    }
    if (cursor.accept("COLLATE")) {
      cursor.anyName();
    }
    if (cursor.accept("DEFAULT") || cursor.acceptOperator(":=")) {
      command.expressions.add(grammar.expressions.expression());
    }
  }

  private void conditionValue() {
    if (cursor.accept("SQLSTATE")) {
      cursor.accept("VALUE");
      cursor.expect(Kind.STRING);
    } else if (cursor.accept("NOT")) {
      cursor.expect("FOUND");
    } else if (!cursor.accept(Kind.NUMBER)) {
      cursor.name();
    }
  }

  private void fetch() {
    cursor.expect("FETCH");
    if (cursor.accept("NEXT")) {
      cursor.expect("FROM");
    } else {
      cursor.accept("FROM");
    }
    cursor.name();
    cursor.expect("INTO");
    do {
      if (!cursor.accept(Kind.VARIABLE)) {
        cursor.path();
      }
    } while (cursor.accept(Kind.COMMA));
  }

  /** SIGNAL, RESIGNAL, GET DIAGNOSTICS. */
  private void signal(Command command) {
    boolean get = cursor.is("GET");
    cursor.next();
    if (get) {
      cursor.acceptAny("CURRENT", "STACKED");
      cursor.expect("DIAGNOSTICS");
      if (cursor.accept("CONDITION")) {
        command.expressions.add(grammar.expressions.operand());
      }
    } else if (!cursor.is("SET") && !cursor.atEnd()) {
      conditionValue();
    }
    if (get || cursor.accept("SET")) {
      command.expressions.addAll(grammar.expressions.expressions());
    }
  }
}
