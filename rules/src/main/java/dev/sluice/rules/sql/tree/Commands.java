package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Set;

/** Statements that are neither query nor row write, by their first word. One thread. */
final class Commands {

  private final Cursor cursor;
  private final Grammar grammar;
  private final Definitions definitions;
  private final Settings settings;
  private final Movements movements;
  private final Sessions sessions;

  Commands(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.definitions = new Definitions(grammar);
    this.settings = new Settings(grammar);
    this.movements = new Movements(grammar);
    this.sessions = new Sessions(grammar);
  }

  Command command() {
    if (cursor.isOperator("{")) {
      return jdbcCall();
    }
    String verb = cursor.word();
    if (verb.isEmpty()) {
      throw cursor.unexpected("a statement");
    }
    cursor.summary.verb(verb);
    Command command = new Command();
    if (compound(verb)) {
      command.operations.add(Operation.BLOCK);
      new Routines(grammar).statement(command);
      return command;
    }
    switch (verb) {
      case "CREATE",
          "ALTER",
          "DROP",
          "COMMENT",
          "TRUNCATE",
          "GRANT",
          "REVOKE",
          "RENAME",
          "REFRESH" ->
          definitions.read(command, verb);
      case "SET", "RESET", "SHOW", "USE", "PRAGMA", "DISCARD" -> settings.read(command, verb);
      case "DECLARE", "FETCH", "MOVE", "CLOSE", "PREPARE", "DEALLOCATE" ->
          sessions.read(command, verb);
      case "COPY",
          "LOAD",
          "HANDLER",
          "SCRIPT",
          "RUNSCRIPT",
          "BACKUP",
          "ATTACH",
          "DETACH",
          "IMPORT" ->
          movements.read(command, verb);
      case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE" ->
          transaction(command, verb);
      case "EXPLAIN", "DESCRIBE", "DESC", "ANALYZE", "ANALYSE" -> explain(command, verb);
      case "CALL", "EXEC", "EXECUTE", "DO" -> run(command, verb);
      default -> other(command, verb);
    }
    return command;
  }

  /** MariaDB runs the statements of a routine's body outside of one, too. */
  private boolean compound(String verb) {
    if (cursor.mysql() && Set.of("SIGNAL", "RESIGNAL", "GET").contains(verb)) {
      return true;
    }
    return cursor.is(Dialect.MARIADB)
        && switch (verb) {
          case "BEGIN" -> cursor.is(1, "NOT");
          case "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR" -> true;
          default -> cursor.isOperator(1, ":");
        };
  }

  // ---- transactions

  private void transaction(Command command, String verb) {
    cursor.next();
    if (verb.equals("START") && !cursor.accept("TRANSACTION")) {
      if (!cursor.mysql()) {
        throw cursor.unexpected("TRANSACTION");
      }
      command.effects.add(Effect.SERVER);
      maintenance(command, verb);
      return;
    }
    sessions.transaction(command, verb);
  }

  // ---- EXPLAIN

  private void explain(Command command, String verb) {
    cursor.next();
    boolean analyzed =
        cursor.is(Dialect.MARIADB)
            && !cursor.is("TABLE")
            && (startsStatement() || cursor.is("FORMAT"));
    if (verb.startsWith("ANALY") && !analyzed) {
      maintenance(command, verb);
      return;
    }
    command.operations.add(Operation.EXPLAIN);
    command.families.add(Family.READ);
    command.returnsOther = true;
    boolean runs = explainOptions() || verb.equals("ANALYZE");
    if (cursor.accept("FOR", "CONNECTION")) {
      command.effects.add(Effect.SERVER);
      cursor.next();
      return;
    }
    if (!startsStatement() && !cursor.is(Dialect.SQLITE)) {
      if (!cursor.mysql() && !cursor.is(Dialect.ORACLE)) {
        throw cursor.unexpected("a statement");
      }
      describe(command);
      return;
    }
    runs |= cursor.is(Dialect.SQLITE) && cursor.is("PRAGMA"); // Takes effect when it is prepared.
    Parsed inner = grammar.statement();
    if (runs) {
      command.nested.add(inner);
    } else {
      command.explained(inner);
    }
  }

  /** {@code DESC users}, {@code DESC users email}. */
  private void describe(Command command) {
    command.operations.clear();
    command.operations.add(Operation.SHOW);
    cursor.tablePath();
    if (!cursor.accept(Kind.STRING) && !cursor.atEnd()) {
      cursor.name();
    }
  }

  private boolean startsStatement() {
    return grammar.startsQuery(0)
        || Writes.starts(cursor)
        || cursor.isAny("CREATE", "DECLARE", "EXECUTE", "REFRESH", "CALL", "PREPARE", "WITH");
  }

  /** Takes the options; true if the statement is run. */
  private boolean explainOptions() {
    boolean runs = false;
    if (cursor.kind() == Kind.LEFT && !grammar.startsQuery(0)) {
      cursor.next();
      while (!cursor.accept(Kind.RIGHT)) {
        if (cursor.kind() == Kind.END) {
          throw cursor.unexpected("RIGHT");
        }
        boolean off = cursor.is(1, "FALSE") || cursor.is(1, "OFF");
        runs |= cursor.isAny("ANALYZE", "ANALYSE") && !off;
        cursor.next();
      }
      return runs;
    }
    boolean going = true;
    while (going) {
      going = true;
      if (cursor.acceptAny("ANALYZE", "ANALYSE")) {
        runs = true;
      } else if (cursor.accept("FORMAT")) {
        cursor.acceptOperator("=");
        cursor.next();
      } else if (cursor.is(Dialect.ORACLE) && cursor.accept("PLAN")) {
        cursor.accept("FOR");
      } else {
        going = cursor.acceptAny("VERBOSE", "EXTENDED", "PARTITIONS", "PLAN", "FOR", "QUERY");
      }
    }
    return runs;
  }

  // ---- CALL, EXECUTE, DO

  private void run(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "CALL" -> call(command);
      case "DO" -> block(command);
      default -> {
        command.operations.add(Operation.EXECUTE);
        command.effects.add(Effect.DYNAMIC_SQL);
        boolean immediate = cursor.accept("IMMEDIATE");
        if (immediate && cursor.kind() == Kind.STRING) {
          command.body = cursor.take();
          cursor.skipStatement();
        } else if (!immediate && Sessions.holds(cursor.dialect)) {
          sessions.execute(command);
        } else {
          command.doubt = Step.NOT_IN_TEXT;
          cursor.skipStatement();
        }
      }
    }
  }

  private void call(Command command) {
    command.operations.add(Operation.CALL);
    if (cursor.is(Dialect.H2)) {
      Expr expr =
          cursor.is("TABLE") && cursor.kind(1) == Kind.LEFT
              ? grammar.sources.columnsTable()
              : grammar.expressions.expression();
      command.expressions.add(expr);
      command.returnsOther = true;
      return;
    }
    int from = cursor.at();
    List<String> parts = cursor.path();
    cursor.summary.target(cursor.tokens, from, cursor.at());
    command.functions.add(Calls.lower(String.join(".", parts)));
    command.effects.add(Effect.UNKNOWN_FUNCTION);
    if (cursor.kind() == Kind.LEFT) {
      command.expressions.add(new Calls(grammar).call(parts));
    }
    command.returnsOther = true;
  }

  /** JDBC's {@code {call p(?)}} and {@code {? = call f(?)}}. */
  private Command jdbcCall() {
    cursor.expectOperator("{");
    if (cursor.accept(Kind.PARAMETER)) {
      cursor.expectOperator("=");
    }
    cursor.summary.verb(cursor.word());
    cursor.expect("CALL");
    Command command = new Command();
    command.operations.add(Operation.CALL);
    List<String> parts = cursor.path();
    command.functions.add(Calls.lower(String.join(".", parts)));
    command.effects.add(Effect.UNKNOWN_FUNCTION);
    if (cursor.kind() == Kind.LEFT) {
      command.expressions.add(new Calls(grammar).call(parts));
    }
    cursor.expectOperator("}");
    command.returnsOther = true;
    return command;
  }

  private void block(Command command) {
    if (cursor.mysql()) {
      command.operations.add(Operation.OTHER);
      command.families.add(Family.READ);
      command.expressions.addAll(grammar.expressions.expressions());
      return;
    }
    command.operations.add(Operation.BLOCK);
    command.effects.add(Effect.DYNAMIC_SQL);
    while (!cursor.atEnd()) {
      if (cursor.accept("LANGUAGE")) {
        if (!Calls.lower(cursor.take()).equals("plpgsql")) {
          command.doubt = "a block of code in another language";
        }
      } else if (cursor.kind() == Kind.STRING) {
        command.block = cursor.literal(Expr.Literal.Type.STRING, true).value();
      } else {
        cursor.next();
      }
    }
    if (!cursor.postgres() || command.block == null) {
      command.doubt = "a block of procedural code";
    }
  }

  // ---- the rest

  private void maintenance(Command command, String verb) {
    command.operations.add(Operation.ADMIN);
    command.families.add(Family.ADMIN);
    if (cursor.postgres()) {
      switch (verb) {
        case "VACUUM", "ANALYZE", "ANALYSE" -> grammar.alterations.maintained(command);
        case "CLUSTER" -> grammar.alterations.cluster(command);
        case "REINDEX" -> grammar.alterations.reindex(command);
        default -> {
          // No table is named.
        }
      }
    }
    cursor.skipStatement();
  }

  private void other(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "VACUUM",
          "REINDEX",
          "CLUSTER",
          "CHECKPOINT",
          "OPTIMIZE",
          "REPAIR",
          "CHECK",
          "CHECKSUM",
          "CACHE",
          "DEFRAG" -> {
        maintenance(command, verb);
        command.returnsOther = true;
      }
      case "KILL",
          "SHUTDOWN",
          "FLUSH",
          "PURGE",
          "RESTART",
          "INSTALL",
          "UNINSTALL",
          "CHANGE",
          "STOP",
          "RESTORE",
          "DENY" -> {
        command.effects.add(Effect.SERVER);
        maintenance(command, verb);
      }
      case "LOCK", "UNLOCK" -> lock(command);
      case "LISTEN", "UNLISTEN", "NOTIFY" -> {
        command.operations.add(Operation.OTHER);
        command.effects.add(Effect.STATE_CHANGE);
        if (!cursor.acceptOperator("*")) {
          cursor.name();
        }
        if (cursor.accept(Kind.COMMA)) {
          command.expressions.add(grammar.expressions.expression());
        }
      }
      case "REASSIGN" -> {
        command.operations.add(Operation.ALTER);
        command.families.add(Family.DCL);
        cursor.skipStatement();
      }
      case "SECURITY" -> {
        command.operations.add(Operation.ALTER);
        command.families.add(Family.DCL);
        definitions.labelled(command);
      }
      case "XA", "HELP" -> harmless(command, verb);
      default -> {
        cursor.back(cursor.at() - 1);
        throw cursor.unexpected("a statement");
      }
    }
  }

  private void harmless(Command command, String verb) {
    boolean help = verb.equals("HELP");
    command.operations.add(
        help
            ? Operation.SHOW
            : switch (cursor.word()) {
              case "START", "BEGIN" -> Operation.BEGIN;
              case "COMMIT" -> Operation.COMMIT;
              case "ROLLBACK" -> Operation.ROLLBACK;
              default -> Operation.OTHER; // END, PREPARE, RECOVER
            });
    command.families.add(help ? Family.READ : Family.TRANSACTION);
    command.returnsOther = true;
    cursor.skipStatement();
  }

  private void lock(Command command) {
    command.operations.add(Operation.LOCK);
    command.effects.add(Effect.STATE_CHANGE);
    cursor.acceptAny("TABLE", "TABLES");
    while (!cursor.atEnd() && cursor.isName()) {
      cursor.accept("ONLY");
      command.reads.add(new Query.Table(cursor.tablePath(), null, List.of()));
      while (!cursor.atEnd() && cursor.kind() != Kind.COMMA) {
        cursor.next();
      }
      cursor.accept(Kind.COMMA);
    }
  }
}
