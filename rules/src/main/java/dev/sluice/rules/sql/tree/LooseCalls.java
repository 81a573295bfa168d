package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Expr.Nested;
import dev.sluice.rules.sql.tree.Expr.Nested.Use;
import java.util.List;
import java.util.Set;

/**
 * The parentheses of a call with a grammar of its own (XML, JSON): every name inside counts as a
 * column, which can only be too many. One thread.
 */
final class LooseCalls {

  private static final Set<String> LOOSE_WORDS =
      Set.of(
          "NAME",
          "AS",
          "XMLATTRIBUTES",
          "KEY",
          "VALUE",
          "ON",
          "NULL",
          "ABSENT",
          "RETURNING",
          "FORMAT",
          "JSON",
          "UNIQUE",
          "KEYS",
          "WITH",
          "WITHOUT",
          "PASSING",
          "COLUMNS",
          "PATH",
          "DEFAULT",
          "EMPTY",
          "ERROR",
          "CONTENT",
          "DOCUMENT",
          "TEXT",
          "VARCHAR",
          "INT",
          "INTEGER",
          "JSONB",
          "BY",
          "REF",
          "ORDINALITY",
          "NESTED",
          "AGAINST",
          "BOOLEAN",
          "MODE",
          "NATURAL",
          "LANGUAGE",
          "QUERY",
          "EXPANSION",
          "TRUE",
          "FALSE",
          "WRAPPER",
          "CONDITIONAL",
          "UNCONDITIONAL",
          "KEEP",
          "OMIT",
          "QUOTES",
          "SCALAR",
          "STRING",
          "VERSION",
          "STANDALONE",
          "YES",
          "NO",
          "NUMERIC",
          "BIGINT",
          "XML",
          "BYTEA",
          "PRESERVE",
          "STRIP",
          "WHITESPACE",
          "BLOB",
          "CLOB",
          "ARRAY",
          "OBJECT",
          "EXISTS",
          "UNKNOWN");

  /** Words that no database takes for a column. */
  private static final Set<String> NO_COLUMNS =
      Set.of("RETURNING", "AS", "ON", "WITH", "NULL", "TRUE", "FALSE", "DEFAULT");

  /** Words behind which a word of this grammar goes on and no operand begins. */
  private static final Set<String> GOING_ON =
      Set.of(
          "RETURNING",
          "AS",
          "ON",
          "WITH",
          "WITHOUT",
          "FORMAT",
          "UNIQUE",
          "KEEP",
          "OMIT",
          "SCALAR",
          "CONDITIONAL",
          "UNCONDITIONAL");

  /** Words that ON follows: what is given instead. */
  private static final Set<String> INSTEAD =
      Set.of("ABSENT", "ERROR", "EMPTY", "UNKNOWN", "OBJECT", "ARRAY");

  private final Grammar grammar;
  private final Cursor cursor;
  private final Calls calls;
  private final boolean table;

  LooseCalls(Grammar grammar, Calls calls, boolean table) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.calls = calls;
    this.table = table;
  }

  /**
   * Reads from the opening parenthesis behind the closing one.
   *
   * @param beside takes what the values are ordered by, too: it decides over more than this value
   */
  void read(List<Expr> args, List<Expr> beside) {
    cursor.expect(Kind.LEFT);
    int open = 1;
    int ordered = -1;
    boolean field = false; // behind "(…)"
    while (open > 0) {
      if (ordered < 0 && cursor.is("ORDER") && cursor.is(1, "BY")) {
        ordered = args.size();
      }
      if (grammar.startsQuery(0)) {
        args.add(new Nested(Use.SCALAR, grammar.queries.query()));
        continue;
      }
      switch (cursor.kind()) {
        case END -> throw cursor.unexpected("RIGHT");
        case LEFT -> {
          open++;
          cursor.next();
        }
        case RIGHT -> {
          open--;
          cursor.next();
          field = true;
        }
        case WORD, QUOTED -> name(args);
        case DOT -> dot(field);
        default -> cursor.next();
      }
      field &= cursor.kind() == Kind.DOT;
    }
    if (ordered >= 0) {
      beside.addAll(args.subList(ordered, args.size()));
    }
  }

  /** A part of what is in parentheses is counted with them. */
  private void dot(boolean field) {
    cursor.next();
    if (field && (cursor.kind() == Kind.WORD || cursor.kind() == Kind.QUOTED)) {
      cursor.next();
    }
  }

  /** A column, a call, or a word of the grammar. */
  void name(List<Expr> args) {
    if (table && cursor.is("COLUMNS") && cursor.kind(-1) != Kind.LEFT) {
      cursor.next();
      args.add(new ColumnClauses(grammar, this).read(args));
      return;
    }
    boolean array =
        cursor.is("ARRAY") && (cursor.kind(1) == Kind.LEFT || cursor.isOperator(1, "["));
    boolean cast = cursor.is("CAST") && cursor.kind(1) == Kind.LEFT;
    if (array || cast || (cursor.is("CASE") && cursor.kind(1) != Kind.DOT)) {
      args.add(grammar.expressions.operand());
      return;
    }
    if (LOOSE_WORDS.contains(cursor.word()) && cursor.kind(1) != Kind.DOT) {
      word(args);
      return;
    }
    if (Words.RESERVED.contains(cursor.word())) {
      cursor.next();
      return;
    }
    Expr found = calls.nameOrCall();
    if (!(found instanceof Expr.Column column
        && column.parts().size() == 1
        && cursor.kind() == Kind.STRING)) {
      args.add(found);
    }
  }

  /** {@code JSON_OBJECT('k': name RETURNING text)}: only the first of the words may be a column. */
  private void word(List<Expr> args) {
    if (!goesOn() && !isElementName()) {
      args.add(new Expr.Maybe(cursor.anyName()));
      return;
    }
    boolean names = cursor.is("AS") || isElementName();
    cursor.next();
    if (names && cursor.isName() && cursor.kind(1) != Kind.DOT) {
      cursor.next(); // of an element or a type, which is no column
    }
  }

  /** {@code xmlelement(NAME x, …)}. */
  private boolean isElementName() {
    return cursor.is("NAME")
        && cursor.kind(-1) == Kind.LEFT
        && (cursor.is(-2, "XMLELEMENT") || cursor.is(-2, "XMLPI"))
        && (cursor.kind(1) == Kind.WORD || cursor.kind(1) == Kind.QUOTED);
  }

  /** Whether the word here certainly belongs to the grammar: no operand can begin or end here. */
  private boolean goesOn() {
    if (NO_COLUMNS.contains(cursor.word()) || endsOperand() || beginsOperand(1)) {
      return true;
    }
    if (cursor.kind(-1) == Kind.WORD && GOING_ON.contains(cursor.word(-1))) {
      return true;
    }
    return (cursor.is(1, "ON") && INSTEAD.contains(cursor.word()))
        || (cursor.is("FORMAT") && cursor.is(1, "JSON"))
        || (cursor.is("EXISTS") && cursor.is(1, "PATH"));
  }

  /** Behind a value there is no other. */
  private boolean endsOperand() {
    return switch (cursor.kind(-1)) {
      case STRING, NUMBER, QUOTED, PARAMETER, RIGHT -> true;
      case OPERATOR -> cursor.isOperator(-1, "]");
      default -> false;
    };
  }

  private boolean beginsOperand(int ahead) {
    return switch (cursor.kind(ahead)) {
      case STRING, NUMBER, QUOTED, PARAMETER, LEFT -> true;
      default -> false;
    };
  }
}
