package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Expr.Call;
import dev.sluice.rules.sql.tree.Expr.Nested;
import dev.sluice.rules.sql.tree.Expr.Nested.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names, function calls in all their forms, and the constructors that look like calls. */
final class Calls {

  private static final Set<String> UNIT_FIRST =
      Set.of(
          "timestampdiff",
          "timestampadd",
          "dateadd",
          "datediff",
          "datepart",
          "datename",
          "date_part_unit",
          "datetrunc",
          "date_trunc",
          "datediff_big",
          "extract");

  /** Words that separate arguments inside a call. */
  private static final Set<String> SEPARATORS =
      Set.of(
          "FROM",
          "FOR",
          "USING",
          "PLACING",
          "SEPARATOR",
          "VALUE",
          "SIMILAR",
          "ESCAPE",
          "PASSING",
          "IN");

  /** Words inside a call that say how, with no value behind them. */
  private static final Set<String> NOISE =
      Set.of("LEADING", "TRAILING", "BOTH", "DISTINCT", "ALL", "VARIADIC");

  private static final Set<String> LOOSE =
      Set.of(
          "json_table",
          "xmltable",
          "xmlelement",
          "xmlforest",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "xmlparse",
          "xmlexists",
          "json_object",
          "json_array",
          "json_objectagg",
          "json_arrayagg",
          "json_value",
          "json_query",
          "json_exists",
          "json_scalar",
          "json_serialize",
          "match");

  /** What has a grammar of its own in MySQL, too; its JSON_OBJECT is a function like others. */
  private static final Set<String> LOOSE_IN_MYSQL =
      Set.of("json_table", "json_value", "json_query", "match");

  /** Those of them that say which columns they make. */
  private static final Set<String> TABLES = Set.of("json_table", "xmltable");

  /** Aggregates that give one of the values that they order, and tell nothing else. */
  private static final Set<String> VALUE_OF_ORDER =
      Set.of("percentile_cont", "percentile_disc", "median", "mode");

  private final Cursor cursor;
  private final Grammar grammar;

  Calls(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Expr nameOrCall() {
    String word = cursor.word();
    boolean mayCall = cursor.isName() || isCallWord(word);
    if (!mayCall) {
      throw cursor.unexpected("an expression");
    }
    boolean bare = Words.bareCall(word, cursor.dialect) && cursor.kind(1) != Kind.DOT;
    List<String> parts = new ArrayList<>(2);
    parts.add(cursor.anyName());
    while (cursor.kind() == Kind.DOT) {
      cursor.next();
      if (cursor.acceptOperator("*")) {
        return new Expr.Star(parts, List.of());
      }
      parts.add(cursor.anyName());
    }
    if (oracleOuterJoin()) {
      return new Expr.Column(parts);
    }
    if (cursor.kind() == Kind.LEFT) {
      return call(parts);
    }
    return bare && parts.size() == 1
        ? new Call(null, lower(parts.get(0)), List.of(), List.of())
        : new Expr.Column(parts);
  }

  private boolean isCallWord(String word) {
    return cursor.kind(1) == Kind.LEFT
        && Set.of("LEFT", "RIGHT", "INSERT", "REPLACE", "VALUES", "IF", "LIKE", "TRUNCATE")
            .contains(word);
  }

  private boolean oracleOuterJoin() {
    if (cursor.kind() == Kind.LEFT && cursor.isOperator(1, "+") && cursor.kind(2) == Kind.RIGHT) {
      cursor.skipParentheses();
      return true;
    }
    return false;
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  Call call(List<String> parts) {
    String name = lower(parts.get(parts.size() - 1));
    String schema = parts.size() > 1 ? lower(parts.get(parts.size() - 2)) : null;
    List<Expr> args = new ArrayList<>(2);
    List<Expr> beside = new ArrayList<>(1);
    cursor.deeper();
    if ((cursor.mysql() ? LOOSE_IN_MYSQL : LOOSE).contains(name) && schema == null) {
      new LooseCalls(grammar, this, TABLES.contains(name)).read(args, beside);
    } else {
      cursor.expect(Kind.LEFT);
      arguments(name, args, beside);
      cursor.expect(Kind.RIGHT);
    }
    suffixes(name, args, beside);
    cursor.higher();
    return new Call(schema, name, args, beside);
  }

  private void arguments(String name, List<Expr> args, List<Expr> beside) {
    if (UNIT_FIRST.contains(name)
        && Words.UNITS.contains(cursor.word())
        && (cursor.kind(1) == Kind.COMMA || cursor.is(1, "FROM"))) {
      cursor.next();
      cursor.next();
    }
    while (cursor.kind() != Kind.RIGHT) {
      if (cursor.kind() == Kind.WORD && separator(args, beside)) {
        continue;
      }
      if (cursor.accept(Kind.COMMA)) {
        continue;
      }
      if (cursor.isName() && namedArgument()) {
        cursor.next();
        cursor.next();
        args.add(new Expr.Mix(List.of("=>"), List.of(argument())));
      } else {
        args.add(argument());
      }
    }
  }

  private Expr argument() {
    if (grammar.startsQuery(0)) {
      return new Nested(Use.SCALAR, grammar.queries.query());
    }
    return grammar.expressions.expression();
  }

  /** {@code f(name => value)}. */
  private boolean namedArgument() {
    return cursor.isOperator(1, "=>") || cursor.isOperator(1, ":=");
  }

  /** Takes what stands between arguments; false if an argument starts here. */
  private boolean separator(List<Expr> args, List<Expr> beside) {
    String word = cursor.word();
    if (word.equals("ORDER") && cursor.is(1, "BY")) {
      cursor.next();
      cursor.next();
      grammar.windows.orderItems(beside);
      return true;
    }
    if (word.equals("AS")) {
      cursor.next();
      if (!cursor.mysql() || !cursor.accept(Kind.STRING)) {
        Types.read(cursor);
      }
      return true;
    }
    if (cursor.isAny("RESPECT", "IGNORE") && cursor.is(1, "NULLS")) {
      cursor.next();
      cursor.next();
      return true;
    }
    if (word.equals("ON") && cursor.is(1, "OVERFLOW")) {
      overflow();
      return true;
    }
    if (word.equals("LIMIT")) {
      cursor.next();
      args.add(grammar.expressions.expression());
      return true;
    }
    boolean noise = NOISE.contains(word);
    if (noise || (SEPARATORS.contains(word) && !args.isEmpty()) || word.equals("FROM")) {
      cursor.next();
      return true;
    }
    return false;
  }

  /** LISTAGG: {@code ON OVERFLOW TRUNCATE '…' WITHOUT COUNT}. */
  private void overflow() {
    cursor.next();
    cursor.next();
    cursor.acceptAny("ERROR", "TRUNCATE");
    cursor.accept(Kind.STRING);
    if (cursor.acceptAny("WITH", "WITHOUT")) {
      cursor.expect("COUNT");
    }
  }

  private void suffixes(String name, List<Expr> args, List<Expr> beside) {
    if (cursor.is("AGAINST") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
      new LooseCalls(grammar, this, false).read(args, beside);
    }
    if (cursor.is("WITHIN") && cursor.is(1, "GROUP")) {
      cursor.next();
      cursor.next();
      cursor.expect(Kind.LEFT);
      cursor.expect("ORDER");
      cursor.expect("BY");
      List<Expr> items = new ArrayList<>();
      grammar.windows.orderItems(items);
      args.addAll(items);
      if (!VALUE_OF_ORDER.contains(name)) {
        beside.addAll(items);
      }
      cursor.expect(Kind.RIGHT);
    }
    if (cursor.is("FILTER") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
      cursor.next();
      cursor.expect("WHERE");
      beside.add(grammar.expressions.expression());
      cursor.expect(Kind.RIGHT);
    }
    if (cursor.is("FROM") && (cursor.is(1, "FIRST") || cursor.is(1, "LAST"))) {
      if (cursor.isAny(2, "OVER", "RESPECT", "IGNORE")) {
        cursor.next();
        cursor.next();
      }
    }
    if (cursor.isAny("RESPECT", "IGNORE") && cursor.is(1, "NULLS")) {
      cursor.next();
      cursor.next();
    }
    if (cursor.is("OVER")) {
      cursor.next();
      if (cursor.kind() == Kind.LEFT) {
        grammar.windows.window(beside);
      } else {
        cursor.name();
      }
    }
  }
}
