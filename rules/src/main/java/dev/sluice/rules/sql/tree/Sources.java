package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.Derived;
import dev.sluice.rules.sql.tree.Query.From;
import dev.sluice.rules.sql.tree.Query.Join;
import dev.sluice.rules.sql.tree.Query.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in FROM: tables, queries, functions, joins. One thread. */
final class Sources {

  private static final int MAX_JOINS = 1000;

  private final Cursor cursor;
  private final Grammar grammar;

  Sources(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A list with commas; conditions of oddities (TABLESAMPLE) go into {@code conditions}. */
  List<From> list(List<Expr> conditions) {
    List<From> list = new ArrayList<>(2);
    do {
      list.add(joined());
      if (cursor.is(Dialect.SQLITE) && cursor.isAny("ON", "USING")) {
        commaJoin(list);
      }
    } while (cursor.accept(Kind.COMMA));
    return list;
  }

  /** In SQLite a comma is a join, with ON or USING behind it. */
  private void commaJoin(List<From> list) {
    if (list.size() < 2) {
      throw cursor.unexpected("a join");
    }
    From right = list.remove(list.size() - 1);
    From left = list.remove(list.size() - 1);
    Join join =
        cursor.accept("ON")
            ? new Join("INNER", false, right, grammar.expressions.expression(), List.of())
            : new Join("INNER", false, right, null, usingColumns());
    list.add(new Joined(left, List.of(join)));
  }

  private List<String> usingColumns() {
    cursor.expect("USING");
    return cursor.names();
  }

  From joined() {
    cursor.deeper();
    From first = primary();
    List<Join> joins = new ArrayList<>(0);
    Join join = join();
    while (join != null) {
      joins.add(join);
      if (joins.size() > MAX_JOINS) {
        throw new Unreadable("too many joins: limit=" + MAX_JOINS);
      }
      join = join();
    }
    cursor.higher();
    return joins.isEmpty() ? first : new Joined(first, joins);
  }

  private @Nullable Join join() {
    boolean natural = cursor.accept("NATURAL");
    String kind = "INNER";
    if (cursor.isAny("CROSS", "OUTER") && cursor.is(1, "APPLY")) {
      cursor.next();
      cursor.next();
      return new Join("CROSS", false, lateral(primary()), null, List.of());
    }
    if (cursor.isAny("LEFT", "RIGHT", "FULL")) {
      kind = cursor.take();
      cursor.accept("OUTER");
    } else if (cursor.isAny("INNER", "CROSS")) {
      kind = cursor.take();
    }
    if (cursor.mysql() && cursor.accept("STRAIGHT_JOIN")) {
      return condition("INNER", false);
    }
    if (!cursor.is("JOIN")) {
      if (natural || !kind.equals("INNER")) {
        throw cursor.unexpected("JOIN");
      }
      return null;
    }
    cursor.next();
    return condition(kind, natural);
  }

  private static From lateral(From from) {
    return from instanceof Derived derived
        ? new Derived(derived.query(), derived.alias(), derived.columns(), true)
        : from;
  }

  private Join condition(String kind, boolean natural) {
    From right = primary();
    boolean needsCondition = !cursor.mysql() || kind.equals("LEFT") || kind.equals("RIGHT");
    if (!natural && !kind.equals("CROSS") && needsCondition && startsNestedJoin()) {
      right = nested(right);
    }
    if (cursor.accept("ON")) {
      return new Join(kind, natural, right, grammar.expressions.expression(), List.of());
    }
    if (cursor.accept("USING")) {
      List<String> columns = cursor.names();
      String alias = cursor.postgres() && cursor.accept("AS") ? cursor.name() : null;
      return new Join(kind, natural, right, null, columns, alias);
    }
    return new Join(kind, natural, right, null, List.of());
  }

  /** {@code a JOIN b JOIN c ON … ON …}: the second join belongs to b. */
  private boolean startsNestedJoin() {
    return cursor.isAny("JOIN", "INNER", "LEFT", "RIGHT", "FULL");
  }

  private From nested(From right) {
    List<Join> joins = new ArrayList<>(1);
    int before = cursor.at();
    cursor.deeper();
    Join inner = join();
    cursor.higher();
    if (inner == null || (inner.on() == null && inner.using().isEmpty())) {
      cursor.back(before);
      return right;
    }
    joins.add(inner);
    while (startsNestedJoin()) {
      Join next = join();
      if (next != null) {
        joins.add(next);
      }
    }
    return new Joined(right, joins);
  }

  From primary() {
    cursor.deeper();
    boolean lateral = cursor.accept("LATERAL");
    From from;
    if (cursor.kind() == Kind.LEFT) {
      from = parentheses(lateral);
    } else if (cursor.isOperator("{")) {
      from = outerJoinEscape();
    } else if (cursor.isAny("OLD", "NEW", "FINAL")
        && cursor.is(1, "TABLE")
        && cursor.kind(2) == Kind.LEFT) {
      from = delta();
    } else if (cursor.is("ROWS") && cursor.is(1, "FROM")) {
      from = rowsFrom();
    } else if (cursor.is(Dialect.H2) && cursor.is("VALUES")) {
      from = derived(grammar.queries.rowsOnly(), lateral);
    } else if (cursor.is(Dialect.H2)
        && cursor.isAny("TABLE", "TABLE_DISTINCT")
        && cursor.kind(1) == Kind.LEFT) {
      from = functionTail(List.of(columnsTable()));
    } else if (cursor.is("TABLE") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
      cursor.expect(Kind.LEFT);
      Expr call = grammar.expressions.operand();
      cursor.expect(Kind.RIGHT);
      from = functionTail(List.of(call));
    } else {
      from = named();
    }
    cursor.higher();
    return from;
  }

  private From outerJoinEscape() {
    cursor.expectOperator("{");
    cursor.expect("OJ");
    From inside = joined();
    cursor.expectOperator("}");
    return inside;
  }

  private From parentheses(boolean lateral) {
    if (!grammar.startsQuery(1)) {
      cursor.expect(Kind.LEFT);
      From inside = joinedOrList();
      cursor.expect(Kind.RIGHT);
      return aliased(inside);
    }
    cursor.expect(Kind.LEFT);
    Query query = grammar.queries.query();
    cursor.expect(Kind.RIGHT);
    return derived(query, lateral);
  }

  private From derived(Query query, boolean lateral) {
    String alias = cursor.alias();
    List<String> columns = alias == null ? List.of() : cursor.names();
    sample();
    return new Derived(query, alias, columns, lateral);
  }

  /** H2's {@code TABLE(id INT = (1, 2), name VARCHAR = ('a', 'b'))}. */
  Expr columnsTable() {
    String name = cursor.take().toLowerCase(Locale.ROOT);
    cursor.expect(Kind.LEFT);
    List<Expr> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    do {
      names.add(cursor.anyName());
      Types.read(cursor);
      cursor.expectOperator("=");
      values.add(grammar.expressions.expression());
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
    values.add(new Expr.Defined(names, Set.of()));
    return new Expr.Call(null, name, values, List.of());
  }

  /** An alias of a join hides what is joined: a query of its own. */
  private From aliased(From inside) {
    String alias = cursor.alias();
    if (alias == null) {
      return inside;
    }
    Query.Item all = new Query.Item(new Expr.Star(List.of(), List.of()), null);
    Query.Select select =
        new Query.Select(List.of(all), List.of(inside), null, List.of(), List.of(), false);
    Query query =
        new Query(List.of(), false, List.of(select), List.of(), List.of(), true, false, null);
    return new Derived(query, alias, cursor.names(), true);
  }

  private From joinedOrList() {
    From first = joined();
    List<Join> rest = new ArrayList<>(0);
    while ((cursor.mysql() || cursor.is(Dialect.SQLITE)) && cursor.accept(Kind.COMMA)) {
      rest.add(new Join("CROSS", false, joined(), null, List.of()));
    }
    return rest.isEmpty() ? first : new Joined(first, rest);
  }

  private From delta() {
    boolean before = cursor.is("OLD");
    cursor.next();
    cursor.next();
    cursor.expect(Kind.LEFT);
    Write write = grammar.writes.write();
    cursor.expect(Kind.RIGHT);
    return new Query.Delta(write, cursor.alias(), before);
  }

  private From rowsFrom() {
    cursor.next();
    cursor.next();
    cursor.expect(Kind.LEFT);
    List<Expr> calls = new ArrayList<>();
    do {
      calls.add(grammar.expressions.operand());
      if (cursor.accept("AS")) {
        cursor.skipParentheses(); // The types of the columns: which they are is left open.
      }
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT);
    return functionTail(calls);
  }

  private From named() {
    boolean only = cursor.is("ONLY") && (cursor.kind(1) != Kind.DOT);
    if (only) {
      cursor.next();
      if (cursor.kind() == Kind.LEFT) {
        cursor.next();
        List<String> parts = cursor.tablePath();
        cursor.expect(Kind.RIGHT);
        return tableTail(parts);
      }
    }
    boolean collation = cursor.is("COLLATION") && cursor.is(1, "FOR");
    if (startsFunction() || (collation && cursor.kind(2) == Kind.LEFT)) {
      return functionTail(List.of(grammar.expressions.operand()));
    }
    if (cursor.postgres()
        && Words.bareCall(cursor.word(), cursor.dialect)
        && cursor.kind(1) != Kind.DOT) {
      return functionTail(List.of(grammar.expressions.operand()));
    }
    List<String> parts = cursor.tablePath();
    if (cursor.postgres()) {
      cursor.acceptOperator("*");
    }
    return tableTail(parts);
  }

  private boolean startsFunction() {
    int ahead = 0;
    while (cursor.kind(ahead + 1) == Kind.DOT) {
      ahead += 2;
    }
    return cursor.kind(ahead + 1) == Kind.LEFT
        && (cursor.kind(ahead) == Kind.WORD || cursor.kind(ahead) == Kind.QUOTED)
        && !tableHint(ahead);
  }

  /** SQL Server: {@code FROM t (NOLOCK)}. */
  private boolean tableHint(int ahead) {
    return cursor.is(Dialect.SQLSERVER) && cursor.is(ahead + 2, "NOLOCK");
  }

  private From functionTail(List<Expr> calls) {
    boolean ordinality = cursor.accept("WITH", "ORDINALITY");
    boolean bareList = cursor.is("AS") && cursor.kind(1) == Kind.LEFT;
    if (bareList) {
      cursor.next();
    }
    String alias = bareList ? null : cursor.alias();
    List<String> columns = new ArrayList<>();
    boolean fixed = false;
    if (cursor.kind() == Kind.LEFT && (alias != null || bareList)) {
      cursor.next();
      do {
        columns.add(cursor.anyName());
        if (cursor.kind() != Kind.COMMA && cursor.kind() != Kind.RIGHT) {
          Types.read(cursor);
          fixed = true;
          if (cursor.accept("COLLATE")) {
            cursor.path();
          }
        }
      } while (cursor.accept(Kind.COMMA));
      cursor.expect(Kind.RIGHT);
    }
    return new Query.Function(calls, alias, columns, ordinality, fixed);
  }

  private From tableTail(List<String> parts) {
    if (cursor.is("PARTITION") && cursor.kind(1) == Kind.LEFT) {
      cursor.next();
      cursor.skipParentheses();
    }
    temporal();
    String alias = cursor.alias();
    List<String> columns = List.of();
    if (cursor.kind() == Kind.LEFT && alias != null && !cursor.is(Dialect.SQLSERVER)) {
      columns = cursor.names();
    }
    hints();
    sample();
    return new Query.Table(parts, alias, columns);
  }

  private void temporal() {
    if (cursor.is("FOR") && cursor.is(1, "SYSTEM_TIME")) {
      cursor.next();
      cursor.next();
      if (cursor.accept("AS", "OF")) {
        cursor.accept("TIMESTAMP");
        grammar.aside(grammar.expressions.operandChain());
      } else if (cursor.acceptAny("BETWEEN", "FROM")) {
        grammar.aside(grammar.expressions.operandChain());
        if (!cursor.acceptAny("AND", "TO")) {
          throw cursor.unexpected("AND");
        }
        grammar.aside(grammar.expressions.operandChain());
      } else if (!cursor.accept("ALL")) {
        throw cursor.unexpected("AS OF");
      }
    }
    flashback();
  }

  /**
   * Oracle's {@code AS OF SCN n} and {@code VERSIONS BETWEEN}; a link leads to another database.
   */
  private void flashback() {
    if (!cursor.is(Dialect.ORACLE)) {
      return;
    }
    if (cursor.kind() == Kind.VARIABLE) {
      throw cursor.unexpected("a table of this database");
    }
    if (cursor.is("VERSIONS") && cursor.is(1, "BETWEEN")) {
      cursor.next();
      cursor.next();
      cursor.acceptAny("SCN", "TIMESTAMP");
      grammar.aside(grammar.expressions.operandChain());
      cursor.expect("AND");
      grammar.aside(grammar.expressions.operandChain());
    }
    if (cursor.is("AS") && cursor.is(1, "OF")) {
      cursor.next();
      cursor.next();
      cursor.acceptAny("SCN", "TIMESTAMP");
      grammar.aside(grammar.expressions.operandChain());
    }
  }

  private void hints() {
    while (cursor.isAny("USE", "FORCE", "IGNORE")
        && (cursor.is(1, "INDEX") || cursor.is(1, "KEY"))) {
      cursor.next();
      cursor.next();
      if (cursor.accept("FOR")) {
        cursor.next();
        cursor.accept("BY");
      }
      cursor.skipParentheses();
    }
    if (cursor.is("WITH") && cursor.kind(1) == Kind.LEFT && cursor.is(Dialect.SQLSERVER)) {
      cursor.next();
      cursor.skipParentheses();
    }
    if (cursor.kind() == Kind.LEFT && cursor.is(1, "NOLOCK") && cursor.is(Dialect.SQLSERVER)) {
      cursor.skipParentheses();
    }
    if (cursor.accept("INDEXED", "BY")) {
      cursor.name();
    } else if (cursor.is(Dialect.SQLITE)) {
      cursor.accept("NOT", "INDEXED");
    }
  }

  private static final Set<String> METHODS =
      Set.of("BERNOULLI", "SYSTEM", "SYSTEM_ROWS", "SYSTEM_TIME");

  private void sample() {
    if (cursor.accept("TABLESAMPLE")) {
      if (METHODS.contains(cursor.word()) || cursor.isName()) {
        cursor.next();
      }
      arguments();
      if (cursor.accept("REPEATABLE")) {
        arguments();
      }
    }
  }

  private void arguments() {
    if (!cursor.postgres()) {
      cursor.skipParentheses();
      return;
    }
    cursor.expect(Kind.LEFT);
    grammar.expressions.expressions().forEach(grammar::aside);
    cursor.expect(Kind.RIGHT);
  }
}
