package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Expr.Literal;
import dev.sluice.rules.sql.tree.Expr.Mix;
import dev.sluice.rules.sql.tree.Expr.Nested;
import dev.sluice.rules.sql.tree.Expr.Nested.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions down to comparison level; operands are {@link Operands}' work. One thread. */
final class Expressions {

  private static final Set<String> NOT_BINARY = Set.of(":", "[", "]", "{", "}", ":=", "=>");
  private static final Set<String> MYSQL_WORDS = Set.of("DIV", "MOD", "XOR");
  private static final Set<String> LIKE =
      Set.of("LIKE", "ILIKE", "RLIKE", "REGEXP", "GLOB", "MATCH", "SIMILAR");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Operands operands;

  Expressions(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.operands = new Operands(grammar);
  }

  Expr expression() {
    cursor.deeper();
    Expr result = or();
    cursor.higher();
    return result;
  }

  /** One operand with its postfixes, no operators. */
  Expr operand() {
    cursor.deeper();
    Expr result = operands.operand();
    cursor.higher();
    return result;
  }

  List<Expr> expressions() {
    List<Expr> list = new ArrayList<>(4);
    do {
      list.add(expression());
    } while (cursor.accept(Kind.COMMA));
    return list;
  }

  private Expr or() {
    Expr first = and();
    if (!isOr()) {
      return first;
    }
    List<Expr> parts = new ArrayList<>();
    parts.add(first);
    while (isOr()) {
      cursor.next();
      parts.add(and());
    }
    return new Expr.Logic(false, parts);
  }

  private boolean isOr() {
    return cursor.is("OR") || (cursor.mysql() && cursor.isOperator("||"));
  }

  private Expr and() {
    Expr first = not();
    if (!isAnd()) {
      return first;
    }
    List<Expr> parts = new ArrayList<>();
    parts.add(first);
    while (isAnd()) {
      cursor.next();
      parts.add(not());
    }
    return new Expr.Logic(true, parts);
  }

  private boolean isAnd() {
    return cursor.is("AND") || (cursor.mysql() && cursor.isOperator("&&"));
  }

  private Expr not() {
    int count = 0;
    while (cursor.is("NOT")) {
      cursor.next();
      count++;
    }
    Expr part = comparison();
    return count % 2 == 1
        ? new Expr.Not(part)
        : count > 0 ? new Expr.Not(new Expr.Not(part)) : part;
  }

  /** Everything that binds tighter than NOT. */
  Expr comparison() {
    return comparison(operand());
  }

  /** The same, with its first operand given. */
  Expr comparison(Expr first) {
    List<Expr> found = new ArrayList<>(2);
    List<String> operators = new ArrayList<>(1);
    found.add(first);
    int depth = cursor.depth();
    while (true) {
      if (binary(operators)) {
        found.add(quantified());
        continue;
      }
      Expr left = found.size() == 1 ? found.get(0) : new Mix(operators, found);
      Expr tested = test(left);
      if (tested == left) {
        cursor.depth(depth);
        return left;
      }
      cursor.deeper();
      found = new ArrayList<>(2);
      operators = new ArrayList<>(1);
      found.add(tested);
    }
  }

  /** Takes a binary operator if there is one here. */
  private boolean binary(List<String> operators) {
    String operator = cursor.operator();
    if (!operator.isEmpty()) {
      if (NOT_BINARY.contains(operator)
          || (cursor.mysql() && (operator.equals("||") || operator.equals("&&")))) {
        return false;
      }
      operators.add(operator);
      cursor.next();
      if (cursor.isQuestionMark() && cursor.touches() && cursor.postgres() && operandFollows()) {
        cursor.next();
      }
      return true;
    }
    if (cursor.postgres() && cursor.isQuestionMark()) {
      return questionMark(operators);
    }
    if (cursor.mysql() && MYSQL_WORDS.contains(cursor.word())) {
      operators.add(cursor.take());
      return true;
    }
    if (cursor.isNamedOperator()) {
      cursor.namedOperator();
      operators.add("OPERATOR");
      return true;
    }
    return false;
  }

  /**
   * Outside prepared statements PostgreSQL's operators may hold a question mark: {@code j ? 'a'},
   * {@code j @? '$.a'}. Where an operand has ended it cannot be a parameter.
   */
  private boolean questionMark(List<String> operators) {
    StringBuilder operator = new StringBuilder("?");
    cursor.next();
    while (cursor.touches()
        && (cursor.isQuestionMark() || (cursor.kind() == Kind.OPERATOR && partOfOperator()))) {
      operator.append(cursor.isQuestionMark() ? "?" : cursor.operator());
      cursor.next();
    }
    operators.add(operator.toString());
    return true;
  }

  private boolean partOfOperator() {
    return "|&-#<>=~!@%^*/+`".indexOf(cursor.operator().charAt(0)) >= 0;
  }

  /** Whether behind a question mark something stands that no operator joins to it. */
  private boolean operandFollows() {
    return switch (cursor.kind(1)) {
      case STRING, NUMBER, LEFT, QUOTED, PARAMETER -> true;
      default -> false;
    };
  }

  /** The right side of an operator: ANY (…), ALL (…) or an operand. */
  private Expr quantified() {
    if (cursor.isAny("ANY", "ALL", "SOME") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
      return member();
    }
    return operand();
  }

  /** {@code (query)} as a set, or a list in parentheses. */
  Expr member() {
    if (!grammar.startsQuery(1)) {
      return operand();
    }
    cursor.expect(Kind.LEFT);
    Query query = grammar.queries.query();
    cursor.expect(Kind.RIGHT);
    return new Nested(Use.MEMBER, query);
  }

  /** IS, IN, BETWEEN, LIKE and their like; returns what it was given if none is here. */
  private Expr test(Expr left) {
    int before = cursor.at();
    boolean negated = cursor.accept("NOT");
    String word = cursor.word();
    Expr tested = null;
    switch (word) {
      case "IS" -> tested = is(left);
      case "IN" -> tested = in(left);
      case "BETWEEN" -> tested = between(left);
      case "ISNULL", "NOTNULL" -> tested = isNull(left);
      case "NULL" -> {
        if (negated && cursor.is(Dialect.SQLITE)) {
          cursor.next();
          tested = new Mix(List.of("IS NULL"), List.of(left));
        }
      }
      case "OVERLAPS" -> {
        cursor.next();
        tested = new Mix(List.of(word), List.of(left, operand()));
      }
      case "MEMBER" -> {
        cursor.next();
        cursor.accept("OF");
        tested = new Mix(List.of(word), List.of(left, operand()));
      }
      case "SOUNDS" -> {
        cursor.next();
        cursor.expect("LIKE");
        tested = new Mix(List.of(word), List.of(left, operand()));
      }
      default -> {
        boolean similar = !word.equals("SIMILAR") || cursor.is(1, "TO");
        if (LIKE.contains(word) && similar) {
          tested = like(left);
        }
      }
    }
    if (tested == null) {
      if (negated) {
        cursor.back(before);
      }
      return left;
    }
    return negated ? new Expr.Not(tested) : tested;
  }

  private Expr isNull(Expr left) {
    boolean isNull = cursor.take().equals("ISNULL");
    Expr tested = new Mix(List.of("IS NULL"), List.of(left));
    return isNull ? tested : new Expr.Not(tested);
  }

  private Expr is(Expr left) {
    cursor.expect("IS");
    boolean negated = cursor.accept("NOT");
    Expr tested;
    if (cursor.accept("DISTINCT")) {
      cursor.expect("FROM");
      tested = new Mix(List.of("IS DISTINCT FROM"), List.of(left, operand()));
    } else if (cursor.acceptAny("JSON")) {
      while (cursor.isAny(
          "VALUE", "ARRAY", "OBJECT", "SCALAR", "WITH", "WITHOUT", "UNIQUE", "KEYS")) {
        cursor.next();
      }
      tested = new Mix(List.of("IS JSON"), List.of(left));
    } else if (cursor.accept("OF")) {
      cursor.skipParentheses();
      tested = new Mix(List.of("IS OF"), List.of(left));
    } else if (cursor.isAny(
        "NULL",
        "TRUE",
        "FALSE",
        "UNKNOWN",
        "DOCUMENT",
        "NORMALIZED",
        "NFC",
        "NFD",
        "NFKC",
        "NFKD")) {
      String kind = cursor.take();
      cursor.accept("NORMALIZED");
      tested = new Mix(List.of("IS " + kind), List.of(left));
    } else {
      tested = new Mix(List.of("IS DISTINCT FROM"), List.of(left, operand()));
      negated = !negated;
    }
    return negated ? new Expr.Not(tested) : tested;
  }

  private Expr in(Expr left) {
    cursor.expect("IN");
    if (grammar.startsQuery(1)) {
      return new Mix(List.of("IN"), List.of(left, member()));
    }
    if (cursor.is(Dialect.SQLITE) && cursor.kind() != Kind.LEFT && !startsCall()) {
      return new Mix(List.of("IN"), List.of(left, wholeTable()));
    }
    if (cursor.kind() != Kind.LEFT) {
      return new Mix(List.of("IN"), List.of(left, operand()));
    }
    cursor.next();
    List<Expr> parts = new ArrayList<>();
    parts.add(left);
    if (cursor.kind() != Kind.RIGHT) {
      do {
        Expr part = expression();
        if (parts.size() < 16 || !(part instanceof Literal || part instanceof Expr.Parameter)) {
          parts.add(part);
        }
      } while (cursor.accept(Kind.COMMA));
    }
    cursor.expect(Kind.RIGHT);
    return new Mix(List.of("IN"), parts);
  }

  private boolean startsCall() {
    return cursor.kind(1) == Kind.LEFT
        || (cursor.kind(1) == Kind.DOT && cursor.kind(3) == Kind.LEFT)
        || cursor.kind() == Kind.PARAMETER;
  }

  /** SQLite: {@code x IN t} looks into a table. */
  private Expr wholeTable() {
    Query.From table = new Query.Table(cursor.tablePath(), null, List.of());
    Query.Item all = new Query.Item(new Expr.Star(List.of(), List.of()), null);
    Query.Select select =
        new Query.Select(List.of(all), List.of(table), null, List.of(), List.of(), false);
    return new Nested(
        Use.MEMBER,
        new Query(List.of(), false, List.of(select), List.of(), List.of(), true, false, null));
  }

  private Expr between(Expr left) {
    cursor.expect("BETWEEN");
    cursor.acceptAny("SYMMETRIC", "ASYMMETRIC");
    Expr low = comparison();
    if (!isAnd()) {
      throw cursor.unexpected("AND");
    }
    cursor.next();
    return new Mix(List.of("BETWEEN"), List.of(left, low, operandChain()));
  }

  /** Operands with arithmetic between them. */
  Expr operandChain() {
    List<Expr> found = new ArrayList<>(2);
    List<String> operators = new ArrayList<>(1);
    found.add(operand());
    while (binary(operators)) {
      found.add(quantified());
    }
    return found.size() == 1 ? found.get(0) : new Mix(operators, found);
  }

  private Expr like(Expr left) {
    String kind = cursor.take();
    if (kind.equals("SIMILAR")) {
      cursor.expect("TO");
    }
    List<Expr> parts = new ArrayList<>(3);
    parts.add(left);
    if (cursor.isAny("ANY", "ALL", "SOME") && cursor.kind(1) == Kind.LEFT) {
      parts.add(quantified());
    } else {
      parts.add(operandChain());
    }
    if (cursor.accept("ESCAPE")) {
      parts.add(operand());
    }
    return new Mix(List.of(kind.equals("LIKE") ? "LIKE" : kind), parts);
  }

  boolean sqlServer() {
    return cursor.is(Dialect.SQLSERVER);
  }
}
