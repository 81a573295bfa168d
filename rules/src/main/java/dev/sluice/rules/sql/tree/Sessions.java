package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.Set;

/**
 * What a session holds by name: PREPARE, EXECUTE, DEALLOCATE, cursors, and the transactions that
 * end them. One thread.
 */
final class Sessions {

  /** PostgreSQL cuts longer names, so that two may be one: bytes. */
  private static final int MAX_NAME = 63;

  private final Cursor cursor;
  private final Grammar grammar;

  Sessions(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Whether names of a dialect's sessions are followed. */
  static boolean holds(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL || dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
  }

  void read(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "PREPARE" -> prepare(command);
      case "DEALLOCATE" -> {
        command.operations.add(Operation.OTHER);
        command.families.add(Family.SESSION_SAFE);
        deallocate(command);
      }
      case "DECLARE" -> declare(command);
      case "CLOSE" -> {
        command.operations.add(Operation.OTHER);
        command.families.add(Family.READ);
        boolean all = cursor.is("ALL");
        String name = heldName();
        command.step = all ? Step.of(Step.Kind.CLOSE_ALL) : removed(Step.Kind.CLOSE, name);
      }
      default -> fetch(command, verb.equals("FETCH"));
    }
  }

  // ---- names

  /** A name as the database spells it; empty if it may be another's in disguise. */
  private String heldName() {
    String written = cursor.tokens.source(cursor.at());
    String name = cursor.anyName();
    boolean plain = !name.isEmpty() && name.length() <= MAX_NAME && !driversOwn(name);
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = cursor.mysql() ? isWordPart(c) : c >= ' ' && c <= '~';
    }
    // What Java folds to ASCII the database may not: the sign for Kelvin is no k.
    return plain && written.chars().allMatch(c -> c <= '~') ? name : "";
  }

  /** MySQL compares names by a collation that takes accents and trailing blanks for nothing. */
  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
  }

  /** PostgreSQL's JDBC driver names what it prepares {@code S_1}, and its cursors {@code C_2}. */
  private static boolean driversOwn(String name) {
    return name.startsWith("S_") || name.startsWith("C_");
  }

  private static Step removed(Step.Kind kind, String name) {
    return name.isEmpty() ? Step.of(Step.Kind.FORGET) : Step.of(kind, name);
  }

  // ---- prepared statements

  private void prepare(Command command) {
    command.operations.add(Operation.PREPARE);
    if (cursor.is(Dialect.H2) && cursor.accept("COMMIT")) {
      cursor.name();
      command.families.add(Family.TRANSACTION);
      return;
    }
    if (cursor.is("TRANSACTION")) {
      cursor.next();
      cursor.expect(Kind.STRING);
      command.families.add(Family.TRANSACTION);
      command.step = Step.of(Step.Kind.ROLLBACK); // of the session's own nothing is kept
      return;
    }
    command.effects.add(Effect.DYNAMIC_SQL);
    if (!cursor.isName()) {
      throw cursor.unexpected("a name");
    }
    String name = heldName();
    if (cursor.mysql()) {
      prepareText(command, name);
      return;
    }
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    cursor.expect("AS");
    int from = cursor.at();
    Parsed inner = grammar.statement();
    command.nested.add(inner);
    if (holds(cursor.dialect)) {
      command.step = held(Step.Kind.PREPARE, name, inner, from, false);
    }
  }

  private Step held(Step.Kind kind, String name, Parsed inner, int from, boolean hold) {
    return name.isEmpty()
        ? Step.of(Step.Kind.FORGET)
        : new Step(kind, name, inner, null, from, cursor.at(), hold);
  }

  private void prepareText(Command command, String name) {
    cursor.expect("FROM");
    if (cursor.kind() == Kind.STRING) {
      String text = cursor.take();
      command.body = text;
      command.step =
          name.isEmpty()
              ? Step.of(Step.Kind.FORGET)
              : new Step(Step.Kind.PREPARE, name, null, text, 0, 0, false);
    } else {
      command.doubt = "the text to be prepared is not in the statement";
      cursor.skipStatement();
    }
  }

  /** Behind DEALLOCATE, and behind MySQL's DROP. */
  void deallocate(Command command) {
    cursor.accept("PREPARE");
    boolean all = cursor.is("ALL") && cursor.postgres();
    String name = heldName();
    if (holds(cursor.dialect)) {
      command.step = all ? Step.of(Step.Kind.DEALLOCATE_ALL) : removed(Step.Kind.DEALLOCATE, name);
    }
  }

  /** Behind EXECUTE. */
  void execute(Command command) {
    if (!cursor.isName()) {
      throw cursor.unexpected("a name");
    }
    command.step = Step.of(Step.Kind.EXECUTE, heldName());
    if (cursor.mysql()) {
      if (cursor.accept("USING")) {
        command.expressions.addAll(grammar.expressions.expressions());
      }
    } else if (cursor.accept(Kind.LEFT)) {
      command.expressions.addAll(grammar.expressions.expressions());
      cursor.expect(Kind.RIGHT);
    }
  }

  /** Behind CREATE TABLE … AS EXECUTE. */
  void created(Command command) {
    command.operations.add(Operation.EXECUTE);
    command.effects.add(Effect.DYNAMIC_SQL);
    if (!holds(cursor.dialect)) {
      command.doubt = Step.NOT_IN_TEXT;
      cursor.skipStatement();
      return;
    }
    command.copies = true;
    execute(command);
    if (cursor.accept("WITH")) {
      cursor.accept("NO");
      cursor.expect("DATA");
    }
  }

  // ---- cursors

  private static final Set<String> CURSOR_WORDS =
      Set.of("BINARY", "INSENSITIVE", "ASENSITIVE", "NO", "SCROLL", "CURSOR", "WITH", "WITHOUT");

  private void declare(Command command) {
    if (!cursor.postgres()) {
      throw cursor.unexpected("a statement");
    }
    command.operations.add(Operation.SELECT);
    command.families.add(Family.READ);
    if (!cursor.isName()) {
      throw cursor.unexpected("a name");
    }
    String name = heldName();
    boolean hold = false;
    while (!cursor.accept("FOR")) {
      hold |= cursor.is("WITH");
      if (!CURSOR_WORDS.contains(cursor.word()) && !cursor.is("HOLD")) {
        throw cursor.unexpected("FOR");
      }
      cursor.next();
    }
    int from = cursor.at();
    Query query = grammar.queries.query();
    command.query = query;
    command.step = held(Step.Kind.DECLARE, name, Parsed.of(query), from, hold);
  }

  private static final Set<String> DIRECTIONS =
      Set.of(
          "NEXT",
          "PRIOR",
          "FIRST",
          "LAST",
          "ABSOLUTE",
          "RELATIVE",
          "ALL",
          "FORWARD",
          "BACKWARD",
          "FROM",
          "IN");

  /** The name of the cursor is what stands last, whatever it says. */
  private void fetch(Command command, boolean rows) {
    command.operations.add(Operation.SELECT);
    command.families.add(Family.READ);
    if (!cursor.postgres()) {
      command.doubt = Step.CURSOR_NOT_IN_TEXT;
      cursor.skipStatement();
      return;
    }
    while (cursor.kind(1) != Kind.END && cursor.kind(1) != Kind.SEMICOLON) {
      boolean number = cursor.kind() == Kind.NUMBER || cursor.kind() == Kind.OPERATOR;
      if (!number && !DIRECTIONS.contains(cursor.word())) {
        throw cursor.unexpected("a direction");
      }
      cursor.next();
    }
    command.step = Step.of(rows ? Step.Kind.FETCH : Step.Kind.MOVE, heldName());
  }

  // ---- transactions

  private static final Set<String> TRANSACTION_WORDS =
      Set.of(
          "TRANSACTION",
          "WORK",
          "TRAN",
          "ISOLATION",
          "LEVEL",
          "SERIALIZABLE",
          "REPEATABLE",
          "COMMITTED",
          "UNCOMMITTED",
          "DEFERRABLE",
          "NOT",
          "WITH",
          "CONSISTENT",
          "SNAPSHOT",
          "AND",
          "NO",
          "CHAIN",
          "RELEASE",
          "TO",
          "SAVEPOINT",
          "IMMEDIATE",
          "EXCLUSIVE",
          "DEFERRED");

  /** Behind BEGIN, START TRANSACTION, COMMIT, ROLLBACK and the like. */
  void transaction(Command command, String verb) {
    Operation operation =
        switch (verb) {
          case "BEGIN", "START" -> Operation.BEGIN;
          case "COMMIT", "END" -> Operation.COMMIT;
          case "ROLLBACK", "ABORT" -> Operation.ROLLBACK;
          default -> Operation.SAVEPOINT;
        };
    command.operations.add(operation);
    command.families.add(Family.TRANSACTION);
    boolean part = false;
    while (!cursor.atEnd()) {
      part |= cursor.is("TO");
      transactionWord(command);
    }
    if (operation == Operation.COMMIT) {
      command.step = Step.of(Step.Kind.COMMIT);
    } else if (operation == Operation.ROLLBACK) {
      command.step = Step.of(part ? Step.Kind.ROLLBACK_TO : Step.Kind.ROLLBACK);
    } else if (verb.equals("SAVEPOINT")) {
      command.step = Step.of(Step.Kind.SAVEPOINT);
    }
  }

  private void transactionWord(Command command) {
    if (cursor.is("READ") && (cursor.is(1, "ONLY") || cursor.is(1, "WRITE"))) {
      cursor.next();
      cursor.next();
      command.families.remove(Family.TRANSACTION);
      command.effects.add(Effect.SESSION);
    } else if (cursor.accept("READ") || cursor.accept(Kind.COMMA)) {
      return;
    } else if (cursor.is("PREPARED")) {
      cursor.next();
      cursor.expect(Kind.STRING);
    } else if (TRANSACTION_WORDS.contains(cursor.word())) {
      cursor.next();
    } else {
      cursor.name();
      if (!cursor.atEnd() && !TRANSACTION_WORDS.contains(cursor.word())) {
        throw cursor.unexpected("the end");
      }
    }
  }
}
