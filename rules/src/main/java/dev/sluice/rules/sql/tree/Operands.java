package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Expr.Literal;
import dev.sluice.rules.sql.tree.Expr.Nested;
import dev.sluice.rules.sql.tree.Expr.Nested.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operand of an expression: literals, names, calls, CASE, casts, parentheses. One thread. */
final class Operands {

  private static final Set<String> PREFIX =
      Set.of("+", "-", "~", "!", "@", "|/", "||/", "!!", "@-@", "@@", "#", "?-", "?|");

  /** Operators that PostgreSQL takes between operands only; any other may stand before one. */
  private static final Set<String> NO_PREFIX =
      Set.of(
          "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "!=", "=>", ":=", "::", ":", "[",
          "]", "{", "}", "$", "\\");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Calls calls;
  private final Constructors constructors;

  Operands(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.calls = new Calls(grammar);
    this.constructors = new Constructors(grammar);
  }

  Expr operand() {
    boolean prefixed = false;
    boolean negated = false;
    String sign = "";
    while (isPrefix() || cursor.isAny("PRIOR", "CONNECT_BY_ROOT")) {
      if (cursor.is("OPERATOR")) {
        cursor.namedOperator();
        prefixed = true;
        continue;
      }
      negated ^= cursor.isOperator("!") && cursor.mysql();
      boolean twice = sign.equals("-") && cursor.isOperator("-");
      sign = twice ? "+" : sign.equals("-") && cursor.isOperator("+") ? "-" : cursor.operator();
      prefixed = true;
      cursor.next();
    }
    Expr part = postfix(primary());
    if (negated) {
      return new Expr.Not(part);
    }
    return prefixed ? new Expr.Mix(List.of("prefix" + sign), List.of(part)) : part;
  }

  private boolean isPrefix() {
    String operator = cursor.operator();
    if (!cursor.postgres()) {
      return PREFIX.contains(operator);
    }
    return operator.isEmpty() ? cursor.isNamedOperator() : !NO_PREFIX.contains(operator);
  }

  /** Each postfix is a level of the tree. */
  private Expr postfix(Expr start) {
    Expr part = start;
    int depth = cursor.depth();
    while (true) {
      if (cursor.acceptOperator("::")) {
        part = new Expr.Cast(part, Types.read(cursor));
      } else if (cursor.isOperator("[")) {
        part = subscript(part);
      } else if (cursor.kind() == Kind.DOT && !(part instanceof Expr.Column)) {
        cursor.next();
        part = new Expr.Field(part, cursor.acceptOperator("*") ? null : cursor.anyName());
      } else if (cursor.is("COLLATE")) {
        cursor.next();
        collation();
      } else if (cursor.is(Dialect.H2) && cursor.is("FORMAT") && cursor.is(1, "JSON")) {
        cursor.next();
        cursor.next();
      } else if (cursor.is(Dialect.H2) && intervalQualifier()) {
        unit();
      } else if (cursor.is("AT") && (cursor.is(1, "TIME") || cursor.is(1, "LOCAL"))) {
        cursor.next();
        part = atTimeZone(part);
      } else {
        cursor.depth(depth);
        return part;
      }
      cursor.deeper();
    }
  }

  /** {@code (a - b) DAY TO SECOND}; a unit alone is an alias. */
  private boolean intervalQualifier() {
    if (!Words.UNITS.contains(cursor.word())) {
      return false;
    }
    int ahead = cursor.kind(1) == Kind.LEFT ? cursor.closing(1) + 1 : 1;
    return cursor.is(ahead, "TO") && Words.UNITS.contains(cursor.word(ahead + 1));
  }

  private void collation() {
    if (cursor.kind() == Kind.STRING) {
      cursor.next();
    } else {
      cursor.path();
    }
  }

  private Expr atTimeZone(Expr part) {
    if (cursor.accept("LOCAL")) {
      return new Expr.Mix(List.of("AT"), List.of(part));
    }
    cursor.expect("TIME");
    cursor.expect("ZONE");
    return new Expr.Mix(List.of("AT"), List.of(part, primary()));
  }

  private Expr subscript(Expr base) {
    cursor.expectOperator("[");
    List<Expr> parts = new ArrayList<>();
    parts.add(base);
    while (!cursor.acceptOperator("]")) {
      if (!cursor.acceptOperator(":")) {
        parts.add(grammar.expressions.expression());
      }
    }
    return new Expr.Mix(List.of("[]"), parts);
  }

  private Expr primary() {
    return switch (cursor.kind()) {
      case NUMBER -> cursor.literal(Literal.Type.NUMBER, false);
      case STRING -> string();
      case PARAMETER -> {
        cursor.next();
        yield new Expr.Parameter();
      }
      case VARIABLE -> variable();
      case LEFT -> parentheses();
      case OPERATOR -> special();
      case WORD -> word();
      case QUOTED -> calls.nameOrCall();
      default -> throw cursor.unexpected("an expression");
    };
  }

  private Expr string() {
    boolean pieces = cursor.mysql() || cursor.postgres() || cursor.is(Dialect.H2);
    Expr literal = cursor.literal(Literal.Type.STRING, pieces);
    if (cursor.is("UESCAPE") && cursor.kind(1) == Kind.STRING) {
      cursor.next();
      cursor.next();
    }
    return literal;
  }

  private Expr variable() {
    String name = cursor.take().toLowerCase(Locale.ROOT);
    if (name.equals("@") && (cursor.kind() == Kind.STRING || cursor.kind() == Kind.QUOTED)) {
      name = "@" + cursor.take().toLowerCase(Locale.ROOT);
    }
    if ((cursor.mysql() || cursor.is(Dialect.H2)) && cursor.acceptOperator(":=")) {
      return new Expr.Mix(List.of(":="), List.of(grammar.expressions.expression()));
    }
    return new Expr.Variable(name);
  }

  private Expr parentheses() {
    if (grammar.startsQuery(1)) {
      cursor.next();
      Query query = grammar.queries.query();
      cursor.expect(Kind.RIGHT);
      return new Nested(Use.SCALAR, query);
    }
    cursor.expect(Kind.LEFT);
    if (cursor.accept(Kind.RIGHT)) {
      return new Expr.Row(List.of());
    }
    List<Expr> parts = grammar.expressions.expressions();
    cursor.expect(Kind.RIGHT);
    return parts.size() == 1 ? wrap(parts.get(0)) : new Expr.Row(parts);
  }

  /** {@code (u).name} is a field of a row, not a qualified name. */
  private Expr wrap(Expr part) {
    boolean field = cursor.kind() == Kind.DOT && part instanceof Expr.Column;
    return field ? new Expr.Row(List.of(part)) : part;
  }

  private Expr special() {
    boolean number = cursor.is(Dialect.SQLITE) && cursor.kind(1) == Kind.NUMBER;
    if (cursor.isOperator(":") && (cursor.kind(1) == Kind.WORD || number)) {
      cursor.next();
      cursor.next();
      grammar.namedParameter();
      return new Expr.Parameter();
    }
    if (cursor.is(Dialect.SQLSERVER) && cursor.isOperator("$") && cursor.is(1, "ACTION")) {
      cursor.next();
      cursor.next();
      return new Literal(Literal.Type.OTHER, "");
    }
    if (cursor.acceptOperator("{")) {
      Expr part = escape();
      cursor.expectOperator("}");
      return part;
    }
    if (cursor.isOperator("*")) {
      cursor.next();
      return new Expr.Star(List.of(), List.of());
    }
    throw cursor.unexpected("an expression");
  }

  /** JDBC: {@code {fn f(x)} {d '…'} {t '…'} {ts '…'}}. */
  private Expr escape() {
    if (cursor.accept("FN")) {
      return grammar.expressions.expression();
    }
    if (cursor.acceptAny("D", "T", "TS") && cursor.kind() == Kind.STRING) {
      cursor.next();
      return new Literal(Literal.Type.OTHER, "");
    }
    throw cursor.unexpected("a JDBC escape");
  }

  private Expr word() {
    String word = cursor.word();
    switch (word) {
      case "NULL" -> {
        cursor.next();
        return new Literal(Literal.Type.NULL, "");
      }
      case "TRUE", "FALSE" -> {
        if (cursor.kind(1) != Kind.DOT && !cursor.is(Dialect.ORACLE)) {
          cursor.next();
          return new Literal(word.equals("TRUE") ? Literal.Type.TRUE : Literal.Type.FALSE, "");
        }
      }
      case "CASE" -> {
        return caseExpression();
      }
      case "EXISTS" -> {
        if (cursor.kind(1) == Kind.LEFT) {
          return exists();
        }
      }
      case "NOT" -> {
        cursor.next();
        return new Expr.Not(grammar.expressions.comparison());
      }
      case "DISTINCT", "UNIQUE" -> {
        if (word.equals("UNIQUE") && (cursor.kind(1) == Kind.LEFT || cursor.is(1, "NULLS"))) {
          cursor.next();
          if (cursor.accept("NULLS")) {
            cursor.accept("NOT");
            cursor.acceptAny("ALL", "DISTINCT");
            cursor.accept("DISTINCT");
          }
          return grammar.expressions.member();
        }
      }
      case "SELECT" -> {
        if (cursor.is(Dialect.H2)) {
          return new Nested(Use.SCALAR, grammar.queries.query());
        }
      }
      case "DEFAULT" -> {
        if (cursor.kind(1) != Kind.LEFT) {
          cursor.next();
          return new Literal(Literal.Type.OTHER, "");
        }
      }
      case "INTERVAL" -> {
        if (cursor.kind(1) != Kind.RIGHT && cursor.kind(1) != Kind.COMMA) {
          return interval();
        }
      }
      default -> {
        Expr built = constructors.construct(word);
        return built == null ? typedOrName(word) : built;
      }
    }
    return calls.nameOrCall();
  }

  private Expr typedOrName(String word) {
    if (cursor.kind(1) == Kind.STRING) {
      return typedLiteral(word);
    }
    boolean sized = cursor.postgres() && cursor.kind(1) == Kind.LEFT && cursor.isName();
    if (sized && cursor.kind(cursor.closing(1) + 1) == Kind.STRING) {
      cursor.next();
      cursor.skipParentheses();
      cursor.next();
      return new Literal(Literal.Type.OTHER, "");
    }
    if (cursor.mysql() && word.startsWith("_") && cursor.kind(1) == Kind.NUMBER) {
      cursor.next();
      return cursor.literal(Literal.Type.OTHER, false);
    }
    boolean columns = cursor.kind(1) != Kind.LEFT && cursor.kind(1) != Kind.DOT;
    if (cursor.mysql() && word.equals("MATCH") && columns) {
      return match();
    }
    if (word.startsWith("TIME") && longLiteral()) {
      return new Literal(Literal.Type.OTHER, "");
    }
    return calls.nameOrCall();
  }

  /** MySQL: {@code MATCH a, b AGAINST ('x' IN BOOLEAN MODE)}, without parentheses. */
  private Expr match() {
    cursor.next();
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(new Expr.Column(cursor.path()));
    } while (cursor.accept(Kind.COMMA));
    cursor.expect("AGAINST");
    cursor.expect(Kind.LEFT);
    parts.add(grammar.expressions.operandChain());
    while (cursor.isAny(
        "IN", "BOOLEAN", "MODE", "NATURAL", "LANGUAGE", "WITH", "QUERY", "EXPANSION")) {
      cursor.next();
    }
    cursor.expect(Kind.RIGHT);
    return new Expr.Mix(List.of("MATCH"), parts);
  }

  /** {@code TIMESTAMP(3) WITH TIME ZONE '…'}; takes it if it is here. */
  private boolean longLiteral() {
    int ahead = cursor.kind(1) == Kind.LEFT ? cursor.closing(1) + 1 : 1;
    if (cursor.is(ahead, "WITH") || cursor.is(ahead, "WITHOUT")) {
      ahead += cursor.is(ahead + 1, "TIME") ? 3 : 0;
    }
    if (ahead == 1 || cursor.kind(ahead) != Kind.STRING) {
      return false;
    }
    for (int i = 0; i <= ahead; i++) {
      cursor.next();
    }
    return true;
  }

  /** {@code DATE '2020-01-01'}, {@code _utf8'x'}; an alias in quotes is no literal. */
  private Expr typedLiteral(String word) {
    boolean introducer = cursor.mysql() && word.startsWith("_");
    boolean date = Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME", "TIMESTAMPTZ").contains(word);
    boolean any =
        (cursor.postgres() || cursor.is(Dialect.H2))
            && !Words.RESERVED.contains(word)
            && !Words.NO_ALIAS.contains(word);
    if (introducer || date || any) {
      cursor.next();
      Expr literal = string();
      boolean bool = word.startsWith("BOOL");
      return bool || introducer ? literal : new Literal(Literal.Type.OTHER, "");
    }
    return calls.nameOrCall();
  }

  private Expr exists() {
    cursor.next();
    if (!grammar.startsQuery(1)) {
      throw cursor.unexpected("a query");
    }
    cursor.expect(Kind.LEFT);
    Query query = grammar.queries.query();
    cursor.expect(Kind.RIGHT);
    return new Nested(Use.EXISTS, query);
  }

  private Expr caseExpression() {
    cursor.expect("CASE");
    Expr subject = cursor.is("WHEN") ? null : grammar.expressions.expression();
    List<Expr> whens = new ArrayList<>();
    List<Expr> thens = new ArrayList<>();
    while (cursor.accept("WHEN")) {
      whens.add(when(subject));
      while (subject != null && cursor.accept(Kind.COMMA)) {
        whens.add(when(subject));
        thens.add(new Literal(Literal.Type.NULL, ""));
      }
      cursor.expect("THEN");
      thens.add(grammar.expressions.expression());
    }
    Expr otherwise = cursor.accept("ELSE") ? grammar.expressions.expression() : null;
    cursor.expect("END");
    return new Expr.Case(subject, whens, thens, otherwise);
  }

  /** {@code CASE x WHEN > 5}, {@code CASE x WHEN IS NULL}: the subject is the left side. */
  private Expr when(@Nullable Expr subject) {
    boolean test =
        subject != null
            && (cursor.isAny("IS", "IN", "BETWEEN", "LIKE", "ILIKE", "REGEXP")
                || (cursor.is("NOT") && cursor.isAny(1, "IN", "BETWEEN", "LIKE", "ILIKE", "REGEXP"))
                || (cursor.kind() == Kind.OPERATOR && COMPARISONS.contains(cursor.operator())));
    return test && subject != null
        ? grammar.expressions.comparison(subject)
        : grammar.expressions.expression();
  }

  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

  private Expr interval() {
    int before = cursor.at();
    cursor.next();
    if (cursor.kind() == Kind.LEFT) {
      if (cursor.kind(cursor.closing(0) + 1) == Kind.STRING) {
        cursor.skipParentheses();
        return cursor.literal(Literal.Type.OTHER, false);
      }
      if (!Words.UNITS.contains(cursor.word(cursor.closing(0) + 1))) {
        cursor.back(before);
        return calls.nameOrCall();
      }
      Expr inside = parentheses();
      unit();
      return new Expr.Mix(List.of("INTERVAL"), List.of(inside));
    }
    if ((cursor.kind() == Kind.OPERATOR && !cursor.postgres())
        || cursor.kind() == Kind.STRING
        || cursor.kind() == Kind.NUMBER
        || cursor.kind() == Kind.PARAMETER
        || (cursor.mysql() && cursor.isName())) {
      Expr inside =
          cursor.mysql() ? grammar.expressions.expression() : grammar.expressions.operand();
      unit();
      return new Expr.Mix(List.of("INTERVAL"), List.of(inside));
    }
    cursor.back(before);
    return calls.nameOrCall();
  }

  private void unit() {
    if (!Words.UNITS.contains(cursor.word())) {
      return;
    }
    cursor.next();
    if (cursor.kind() == Kind.LEFT) {
      cursor.skipParentheses();
    }
    if (cursor.is("TO") && Words.UNITS.contains(cursor.word(1))) {
      cursor.next();
      cursor.next();
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      }
    }
  }
}
