package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * A block of PL/pgSQL: the statements and expressions in it, whichever branch they stand in. What
 * is built while it runs is not known. One thread, one block.
 */
final class Procedures {

  private static final Set<String> THEN = Set.of("THEN");
  private static final Set<String> LOOP = Set.of("LOOP");
  private static final Set<String> WHEN = Set.of("WHEN");
  private static final Set<String> BY = Set.of("BY", "LOOP");
  private static final Set<String> DEFAULT = Set.of("DEFAULT", "CURSOR");
  private static final Set<String> NOTHING = Set.of();

  private final Cursor cursor;
  private final Grammar grammar;
  private final Command block;
  private final Embedded sql;

  /** Cursors whose query stands in the block. */
  private final Set<String> opened = new HashSet<>();

  private final Set<String> assigned = new HashSet<>();
  private final Set<String> fetched = new HashSet<>();

  Procedures(Grammar grammar, Command block) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.block = block;
    this.sql = new Embedded(grammar, block);
  }

  /** The whole text. */
  void read() {
    while (cursor.isOperator("#")) {
      cursor.next();
      cursor.next();
      cursor.next();
    }
    body();
    cursor.accept(Kind.SEMICOLON);
    if (cursor.kind() != Kind.END) {
      throw cursor.unexpected("the end of the block");
    }
    fetched.removeAll(opened);
    for (String name : opened) {
      fetched.addAll(assigned.contains(name) ? Set.of(name) : Set.of());
    }
    if (!fetched.isEmpty()) {
      doubt("the query of a cursor is not in the block");
    }
  }

  private void doubt(String why) {
    if (block.doubt == null) {
      block.doubt = why;
    }
  }

  // ---- blocks

  private void body() {
    cursor.deeper();
    label();
    if (cursor.accept("DECLARE")) {
      while (!cursor.is("BEGIN")) {
        cursor.accept("DECLARE");
        declaration();
      }
    }
    cursor.expect("BEGIN");
    statements();
    if (cursor.accept("EXCEPTION")) {
      while (cursor.accept("WHEN")) {
        cursor.skip(cursor.find(THEN));
        cursor.expect("THEN");
        statements();
      }
    }
    cursor.expect("END");
    if (cursor.kind() == Kind.WORD || cursor.kind() == Kind.QUOTED) {
      cursor.next();
    }
    cursor.higher();
  }

  private void label() {
    if (cursor.acceptOperator("<<")) {
      cursor.anyName();
      cursor.expectOperator(">>");
    }
  }

  private void end() {
    if (cursor.kind() != Kind.END) {
      cursor.expect(Kind.SEMICOLON);
    }
  }

  private void declaration() {
    String name = cursor.anyName();
    if (cursor.accept("ALIAS")) {
      cursor.skip(cursor.find(NOTHING));
      end();
      return;
    }
    int ahead = assignment(cursor.find(DEFAULT));
    boolean bound = cursor.is(ahead, "CURSOR");
    cursor.skip(ahead);
    if (bound) {
      cursor.next();
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
      if (!cursor.acceptAny("FOR", "IS")) {
        throw cursor.unexpected("FOR");
      }
      opened.add(name);
      sql.rows(cursor.find(NOTHING));
    } else if (cursor.kind() != Kind.SEMICOLON) {
      cursor.next();
      sql.expression(cursor.find(NOTHING));
    }
    end();
  }

  /** Where the first {@code :=} or {@code =} before a place stands, else that place. */
  private int assignment(int before) {
    int ahead = 0;
    while (ahead < before) {
      if (cursor.isOperator(ahead, ":=") || cursor.isOperator(ahead, "=")) {
        return ahead;
      }
      ahead =
          cursor.kind(ahead) == Kind.LEFT ? Math.max(ahead, cursor.closing(ahead)) + 1 : ahead + 1;
    }
    return before;
  }

  // ---- statements

  private static final Set<String> ENDS =
      Set.of("END", "EXCEPTION", "WHEN", "ELSE", "ELSIF", "ELSEIF");

  private void statements() {
    cursor.deeper();
    while (!ENDS.contains(cursor.word())) {
      if (cursor.kind() == Kind.END) {
        throw cursor.unexpected("END");
      }
      if (!cursor.accept(Kind.SEMICOLON)) {
        statement();
        end();
      }
    }
    cursor.higher();
  }

  private void statement() {
    if (cursor.isOperator("<<")) {
      int loop = 3;
      boolean nested = cursor.is(loop, "DECLARE") || cursor.is(loop, "BEGIN");
      if (nested) {
        body();
        return;
      }
      label();
    }
    switch (cursor.word()) {
      case "DECLARE", "BEGIN" -> body();
      case "IF" -> branches();
      case "CASE" -> cases();
      case "LOOP", "WHILE", "FOR", "FOREACH" -> loop();
      case "EXIT", "CONTINUE" -> {
        cursor.skip(cursor.find(WHEN));
        if (cursor.accept("WHEN")) {
          sql.expression(cursor.find(NOTHING));
        }
      }
      case "RETURN" -> giveBack();
      case "RAISE" -> raise();
      case "ASSERT" -> {
        cursor.next();
        sql.expression(cursor.find(NOTHING));
      }
      case "PERFORM" -> {
        cursor.next();
        sql.query(cursor.find(NOTHING), true);
      }
      case "EXECUTE" -> {
        cursor.next();
        sql.dynamic();
      }
      case "NULL" -> cursor.next();
      case "GET" -> cursor.skip(cursor.find(NOTHING));
      case "OPEN" -> open();
      case "FETCH", "MOVE", "CLOSE" -> fetch();
      default -> assignmentOrSql();
    }
  }

  private void branches() {
    cursor.expect("IF");
    sql.expression(cursor.find(THEN));
    cursor.expect("THEN");
    statements();
    while (cursor.acceptAny("ELSIF", "ELSEIF")) {
      sql.expression(cursor.find(THEN));
      cursor.expect("THEN");
      statements();
    }
    if (cursor.accept("ELSE")) {
      statements();
    }
    cursor.expect("END");
    cursor.expect("IF");
  }

  private void cases() {
    cursor.expect("CASE");
    if (!cursor.is("WHEN")) {
      sql.expression(cursor.find(WHEN));
    }
    while (cursor.accept("WHEN")) {
      sql.expression(cursor.find(THEN));
      cursor.expect("THEN");
      statements();
    }
    if (cursor.accept("ELSE")) {
      statements();
    }
    cursor.expect("END");
    cursor.expect("CASE");
  }

  private void loop() {
    String kind = cursor.take();
    switch (kind) {
      case "WHILE" -> sql.expression(cursor.find(LOOP));
      case "FOREACH" -> {
        cursor.skip(cursor.find(Set.of("IN")));
        cursor.expect("IN");
        cursor.expect("ARRAY");
        sql.expression(cursor.find(LOOP));
      }
      case "FOR" -> {
        cursor.skip(cursor.find(Set.of("IN")));
        cursor.expect("IN");
        over();
      }
      default -> {
        cursor.back(cursor.at() - 1);
      }
    }
    cursor.expect("LOOP");
    statements();
    cursor.expect("END");
    cursor.expect("LOOP");
    if (cursor.kind() == Kind.WORD || cursor.kind() == Kind.QUOTED) {
      cursor.next();
    }
  }

  /** Behind FOR … IN: a range, a query, a text, a cursor. */
  private void over() {
    int end = cursor.find(LOOP);
    if (cursor.accept("EXECUTE")) {
      sql.dynamic();
      return;
    }
    if (grammar.startsQuery(0) || Writes.starts(cursor)) {
      sql.rows(end);
      return;
    }
    cursor.accept("REVERSE");
    int range = range(cursor.find(LOOP));
    if (range < 0) {
      String name = cursor.anyName();
      fetched.add(name);
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
      return;
    }
    sql.expression(range);
    cursor.accept(Kind.DOT);
    if (!cursor.accept(Kind.DOT)) {
      // "1..10": the second point is part of the number.
      cursor.accept(Kind.NUMBER);
    }
    int by = cursor.find(BY);
    if (by > 0) {
      sql.expression(by);
    }
    if (cursor.accept("BY")) {
      sql.expression(cursor.find(LOOP));
    }
  }

  /** How far ahead the two points of a range stand; -1 if there are none. */
  private int range(int before) {
    int ahead = 0;
    while (ahead < before) {
      boolean points = cursor.kind(ahead) == Kind.DOT && pointFollows(ahead + 1);
      if (points) {
        return ahead;
      }
      ahead =
          cursor.kind(ahead) == Kind.LEFT ? Math.max(ahead, cursor.closing(ahead)) + 1 : ahead + 1;
    }
    return -1;
  }

  private boolean pointFollows(int ahead) {
    return cursor.kind(ahead) == Kind.DOT
        || (cursor.kind(ahead) == Kind.NUMBER
            && cursor.tokens.source(cursor.at() + ahead).startsWith("."));
  }

  private void giveBack() {
    cursor.expect("RETURN");
    if (cursor.accept("QUERY")) {
      if (cursor.accept("EXECUTE")) {
        sql.dynamic();
      } else {
        sql.rows(cursor.find(NOTHING));
      }
      return;
    }
    cursor.accept("NEXT");
    if (cursor.kind() != Kind.SEMICOLON) {
      sql.expression(cursor.find(NOTHING));
    }
  }

  private void raise() {
    cursor.expect("RAISE");
    cursor.acceptAny("DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "EXCEPTION");
    if (cursor.accept("SQLSTATE") || cursor.kind() == Kind.STRING) {
      cursor.expect(Kind.STRING);
    } else if (cursor.isName() && !cursor.is("USING")) {
      cursor.anyName();
    }
    while (cursor.accept(Kind.COMMA)) {
      block.expressions.add(grammar.expressions.expression());
    }
    if (cursor.accept("USING")) {
      do {
        cursor.anyName();
        if (!cursor.acceptOperator("=")) {
          cursor.expectOperator(":=");
        }
        block.expressions.add(grammar.expressions.expression());
      } while (cursor.accept(Kind.COMMA));
    }
  }

  private void open() {
    cursor.expect("OPEN");
    String name = cursor.anyName();
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
      return;
    }
    cursor.accept("NO");
    cursor.accept("SCROLL");
    if (!cursor.accept("FOR")) {
      return;
    }
    opened.add(name);
    if (cursor.accept("EXECUTE")) {
      sql.dynamic();
    } else {
      sql.rows(cursor.find(NOTHING));
    }
  }

  private void fetch() {
    boolean closes = cursor.take().equals("CLOSE");
    int ahead = cursor.find(Set.of("INTO"));
    cursor.skip(ahead - 1);
    String name = cursor.anyName();
    if (!closes) {
      fetched.add(name);
    }
    cursor.skip(cursor.find(NOTHING));
  }

  // ---- SQL

  private void assignmentOrSql() {
    int end = cursor.find(NOTHING);
    boolean words = cursor.kind(1) == Kind.WORD || cursor.kind(1) == Kind.QUOTED;
    boolean verb = words || cursor.kind(1) == Kind.LEFT || grammar.startsQuery(0);
    int assignment = verb ? end : assignment(end);
    if (assignment < end) {
      assigned.add(cursor.anyName());
      while (!cursor.isOperator(":=") && !cursor.isOperator("=")) {
        if (cursor.acceptOperator("[")) {
          subscript();
        } else {
          cursor.next();
        }
      }
      cursor.next();
      sql.expression(cursor.find(NOTHING));
      return;
    }
    sql.rows(end);
  }

  private void subscript() {
    while (!cursor.acceptOperator("]")) {
      if (!cursor.acceptOperator(":")) {
        block.expressions.add(grammar.expressions.expression());
      }
    }
  }
}
