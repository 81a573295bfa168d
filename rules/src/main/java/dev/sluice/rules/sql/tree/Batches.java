package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Statements of SQL Server that hold others or stand between them: IF, WHILE, BEGIN … END, DECLARE,
 * SET @x, PRINT, WAITFOR, EXEC. Nothing need stand between two of them. One thread.
 */
final class Batches {

  private final Cursor cursor;
  private final Grammar grammar;

  Batches(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Whether a statement of this kind starts here. */
  static boolean starts(Cursor cursor) {
    if (!cursor.is(Dialect.SQLSERVER)) {
      return false;
    }
    return switch (cursor.word()) {
      case "IF", "WHILE", "DECLARE", "PRINT", "RETURN", "WAITFOR", "EXEC", "EXECUTE", "BREAK" ->
          true;
      case "CONTINUE", "RAISERROR", "THROW" -> true;
      case "BEGIN" ->
          !cursor.isAny(1, "TRAN", "TRANSACTION", "DISTRIBUTED", "DIALOG", "CONVERSATION");
      case "SET" -> cursor.kind(1) == Kind.VARIABLE;
      default -> false;
    };
  }

  Command read() {
    Command command = new Command();
    String verb = cursor.word();
    cursor.summary.verb(verb);
    cursor.next();
    switch (verb) {
      case "IF" -> condition(command);
      case "WHILE" -> {
        plain(command);
        command.expressions.add(grammar.expressions.expression());
        inner(command);
      }
      case "BEGIN" -> block(command);
      case "DECLARE" -> declare(command);
      case "SET" -> assign(command);
      case "PRINT", "RAISERROR", "THROW" -> message(command, verb.equals("RAISERROR"));
      case "RETURN" -> {
        plain(command);
        if (cursor.kind() == Kind.NUMBER || cursor.kind() == Kind.VARIABLE) {
          cursor.next();
        }
      }
      case "WAITFOR" -> waitFor(command);
      case "EXEC", "EXECUTE" -> execute(command);
      default -> plain(command);
    }
    return command;
  }

  private static void plain(Command command) {
    command.operations.add(Operation.OTHER);
    command.families.add(Family.READ);
  }

  private void inner(Command command) {
    command.nested.add(grammar.statement());
  }

  private void condition(Command command) {
    plain(command);
    command.expressions.add(grammar.expressions.expression());
    inner(command);
    if (cursor.kind() == Kind.SEMICOLON && cursor.is(1, "ELSE")) {
      cursor.next();
    }
    if (cursor.accept("ELSE")) {
      inner(command);
    }
  }

  private void block(Command command) {
    plain(command);
    String kind = cursor.isAny("TRY", "CATCH") ? cursor.take() : "";
    while (!cursor.is("END")) {
      if (cursor.kind() == Kind.END) {
        throw cursor.unexpected("END");
      }
      if (!cursor.accept(Kind.SEMICOLON)) {
        inner(command);
      }
    }
    cursor.next();
    if (!kind.isEmpty()) {
      cursor.expect(kind);
    }
  }

  private void declare(Command command) {
    plain(command);
    do {
      if (cursor.kind() != Kind.VARIABLE) {
        throw cursor.unexpected("a variable");
      }
      String name = cursor.take();
      cursor.accept("AS");
      if (cursor.accept("TABLE")) {
        command.families.clear();
        command.writes.add(new Query.Table(List.of(name), null, List.of()));
        cursor.skipParentheses();
        return;
      }
      Types.read(cursor);
      if (cursor.acceptOperator("=")) {
        command.expressions.add(grammar.expressions.expression());
        command.copies = true;
      }
    } while (cursor.accept(Kind.COMMA));
  }

  private void assign(Command command) {
    command.operations.add(Operation.SET);
    command.effects.add(Effect.STATE_CHANGE);
    cursor.next();
    String operator = cursor.operator();
    cursor.next();
    if (!operator.equals("=")) {
      cursor.expectOperator("=");
    }
    command.expressions.add(grammar.expressions.expression());
    command.copies = true;
  }

  /** Text that reaches the application beside the rows. */
  private void message(Command command, boolean list) {
    plain(command);
    command.copies = true;
    if (list) {
      cursor.expect(Kind.LEFT);
      command.expressions.addAll(grammar.expressions.expressions());
      cursor.expect(Kind.RIGHT);
      if (cursor.accept("WITH")) {
        do {
          cursor.name();
        } while (cursor.accept(Kind.COMMA));
      }
    } else if (!cursor.atEnd()) {
      command.expressions.addAll(grammar.expressions.expressions());
    }
  }

  private void waitFor(Command command) {
    plain(command);
    command.effects.add(Effect.SLEEP);
    if (!cursor.acceptAny("DELAY", "TIME")) {
      throw cursor.unexpected("DELAY or TIME");
    }
    if (!cursor.accept(Kind.VARIABLE)) {
      cursor.expect(Kind.STRING);
    }
  }

  // ---- EXEC

  private void execute(Command command) {
    command.operations.add(Operation.EXECUTE);
    command.effects.add(Effect.DYNAMIC_SQL);
    if (cursor.kind() == Kind.LEFT) {
      text(command);
      return;
    }
    if (cursor.kind() == Kind.VARIABLE && cursor.isOperator(1, "=")) {
      cursor.next();
      cursor.next();
    }
    int from = cursor.at();
    String name = cursor.kind() == Kind.VARIABLE ? cursor.take() : last(cursor.path());
    cursor.summary.target(cursor.tokens, from, cursor.at());
    command.functions.add(name);
    if (name.equals("sp_executesql") && literal()) {
      command.body = cursor.take();
    } else {
      command.effects.add(Effect.UNKNOWN_FUNCTION);
      command.doubt = "what a procedure does is not in the statement";
    }
    arguments(command);
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1).toLowerCase(Locale.ROOT);
  }

  private boolean literal() {
    return cursor.kind() == Kind.STRING
        && (cursor.kind(1) == Kind.COMMA
            || cursor.kind(1) == Kind.SEMICOLON
            || cursor.kind(1) == Kind.END);
  }

  /** {@code EXEC ('…')}, of one literal; a text put together is not in the statement. */
  private void text(Command command) {
    boolean known = cursor.kind(1) == Kind.STRING && cursor.kind(2) == Kind.RIGHT;
    if (known) {
      cursor.next();
      command.body = cursor.take();
      cursor.next();
    } else {
      command.doubt = "the text that runs is not in the statement";
      cursor.skipParentheses();
    }
    if (cursor.isAny("AS", "AT")) {
      command.doubt = "a text that runs as somebody else or elsewhere";
      command.effects.add(Effect.SESSION);
      cursor.next();
      cursor.acceptAny("USER", "LOGIN");
      cursor.acceptOperator("=");
      cursor.next();
    }
  }

  private void arguments(Command command) {
    cursor.accept(Kind.COMMA);
    while (cursor.kind() == Kind.VARIABLE
        || cursor.kind() == Kind.STRING
        || cursor.kind() == Kind.NUMBER
        || cursor.kind() == Kind.PARAMETER
        || cursor.isOperator("-")
        || cursor.isAny("NULL", "DEFAULT")) {
      if (cursor.kind() == Kind.VARIABLE && cursor.isOperator(1, "=")) {
        cursor.next();
        cursor.next();
      }
      command.expressions.add(grammar.expressions.operand());
      cursor.acceptAny("OUTPUT", "OUT");
      if (!cursor.accept(Kind.COMMA)) {
        return;
      }
    }
  }
}
