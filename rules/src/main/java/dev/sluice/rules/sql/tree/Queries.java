package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.tree.Query.Added;
import dev.sluice.rules.sql.tree.Query.Arm;
import dev.sluice.rules.sql.tree.Query.Into;
import dev.sluice.rules.sql.tree.Query.Item;
import dev.sluice.rules.sql.tree.Query.Select;
import dev.sluice.rules.sql.tree.Query.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries: WITH, SELECT, VALUES, TABLE, set operators and what stands behind. One thread. */
final class Queries {

  private static final int MAX_ARMS = 20_000;
  private static final Set<String> OPTIONS =
      Set.of(
          "SQL_NO_CACHE",
          "SQL_CACHE",
          "SQL_CALC_FOUND_ROWS",
          "SQL_SMALL_RESULT",
          "SQL_BIG_RESULT",
          "SQL_BUFFER_RESULT",
          "HIGH_PRIORITY",
          "STRAIGHT_JOIN");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Windows windows;
  private final Endings endings;

  Queries(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.windows = grammar.windows;
    this.endings = new Endings(grammar);
  }

  Query query() {
    boolean recursive = cursor.is("WITH") && cursor.is(1, "RECURSIVE");
    return query(withs(), recursive);
  }

  /** What stands behind WITH: a query; the WITH list was read. */
  Query query(List<With> withs, boolean recursive) {
    Tail tail = new Tail();
    cursor.deeper();
    return query(withs, recursive, arm(tail), tail);
  }

  /** A query whose SELECT is left out, as in PL/pgSQL. */
  Query bare() {
    Tail tail = new Tail();
    cursor.deeper();
    return query(List.of(), false, body(tail), tail);
  }

  private Query query(List<With> withs, boolean recursive, Arm first, Tail tail) {
    List<Arm> arms = new ArrayList<>(1);
    List<String> operators = new ArrayList<>(0);
    arms.add(first);
    while (setOperator()) {
      String operator = cursor.take();
      boolean all = cursor.accept("ALL");
      cursor.accept("DISTINCT");
      operators.add(all ? operator + " ALL" : operator);
      if (cursor.accept("CORRESPONDING") || cursor.accept("BY", "NAME")) {
        throw cursor.unexpected("columns by position");
      }
      arms.add(arm(tail));
      if (arms.size() > MAX_ARMS) {
        throw new Unreadable("too many arms: limit=" + MAX_ARMS);
      }
    }
    endings.read(tail);
    cursor.higher();
    boolean anySequence =
        recursive || !(cursor.postgres() || cursor.mysql() || cursor.is(Dialect.ANSI));
    return new Query(
        withs, anySequence, arms, operators, tail.orderBy, tail.limited, tail.reshaped, tail.into);
  }

  /** What the arms and the end of a query say about the whole. */
  static final class Tail {
    final List<Expr> orderBy = new ArrayList<>(1);
    boolean limited;
    boolean reshaped;
    @Nullable Into into;
  }

  private boolean setOperator() {
    return cursor.isAny("UNION", "INTERSECT", "EXCEPT")
        || (cursor.is("MINUS") && (cursor.is(Dialect.ORACLE) || cursor.is(Dialect.H2)));
  }

  List<With> withs() {
    List<With> withs = new ArrayList<>(0);
    if (!cursor.accept("WITH")) {
      return withs;
    }
    cursor.accept("RECURSIVE");
    do {
      String name = cursor.name();
      List<String> columns = cursor.names();
      cursor.expect("AS");
      cursor.accept("NOT");
      cursor.accept("MATERIALIZED");
      cursor.expect(Kind.LEFT);
      Object body = grammar.queryOrWrite();
      cursor.expect(Kind.RIGHT);
      withs.add(new With(name, columns, body, searchAndCycle()));
    } while (cursor.accept(Kind.COMMA));
    return withs;
  }

  /** {@code SEARCH DEPTH FIRST BY a SET s}, {@code CYCLE a SET c TO 1 DEFAULT 0 USING p}. */
  private List<Added> searchAndCycle() {
    List<Added> added = new ArrayList<>(0);
    if (cursor.is("SEARCH") && (cursor.is(1, "DEPTH") || cursor.is(1, "BREADTH"))) {
      cursor.next();
      cursor.next();
      cursor.expect("FIRST");
      cursor.expect("BY");
      List<String> from = list();
      cursor.expect("SET");
      added.add(new Added(cursor.name(), from));
    }
    if (cursor.accept("CYCLE")) {
      List<String> from = list();
      if (cursor.is(Dialect.MARIADB) && cursor.accept("RESTRICT")) {
        added.add(new Added("", from));
        return added;
      }
      cursor.expect("SET");
      added.add(new Added(cursor.name(), from));
      if (cursor.accept("TO")) {
        grammar.aside(grammar.expressions.operandChain());
        cursor.expect("DEFAULT");
        grammar.aside(grammar.expressions.operandChain());
      }
      cursor.expect("USING");
      added.add(new Added(cursor.name(), from));
    }
    return added;
  }

  private List<String> list() {
    List<String> names = new ArrayList<>(2);
    do {
      names.add(cursor.name());
    } while (cursor.accept(Kind.COMMA));
    return names;
  }

  private Arm arm(Tail tail) {
    if (cursor.kind() == Kind.LEFT) {
      cursor.next();
      Query inner = query();
      cursor.expect(Kind.RIGHT);
      return new Query.Wrapped(inner);
    }
    if (cursor.is("VALUES")) {
      return values();
    }
    if (cursor.accept("TABLE")) {
      cursor.summary.verb("TABLE");
      boolean only = cursor.postgres() && cursor.kind(1) == Kind.WORD;
      if (only && !cursor.is(1, "UNION")) {
        cursor.accept("ONLY");
      }
      Query.Table table = new Query.Table(cursor.tablePath(), null, List.of());
      Item all = new Item(new Expr.Star(List.of(), List.of()), null);
      return new Select(List.of(all), List.of(table), null, List.of(), List.of(), false);
    }
    return select(tail);
  }

  /** Bare VALUES in FROM: nothing can stand behind it. */
  Query rowsOnly() {
    return new Query(List.of(), false, List.of(values()), List.of(), List.of(), true, false, null);
  }

  private Query.Values values() {
    cursor.expect("VALUES");
    List<List<Expr>> rows = new ArrayList<>();
    do {
      cursor.accept("ROW");
      if (cursor.kind() == Kind.LEFT) {
        cursor.next();
        List<Expr> row =
            cursor.kind() == Kind.RIGHT ? List.of() : grammar.expressions.expressions();
        cursor.expect(Kind.RIGHT);
        rows.add(row);
      } else {
        rows.add(List.of(grammar.expressions.expression()));
      }
    } while (cursor.accept(Kind.COMMA));
    return new Query.Values(rows);
  }

  private Select select(Tail tail) {
    cursor.expect("SELECT");
    cursor.summary.verb("SELECT");
    return body(tail);
  }

  private Select body(Tail tail) {
    List<Expr> conditions = new ArrayList<>(1);
    boolean distinct = options(tail, conditions);
    if (grammar.procedural()) {
      into(tail);
    }
    List<Item> items = selectStarts() ? items() : List.of();
    into(tail);
    List<Query.From> from = List.of();
    if (cursor.accept("FROM")) {
      from = grammar.sources.list(conditions);
    }
    into(tail);
    Expr where = cursor.accept("WHERE") ? grammar.expressions.expression() : null;
    List<Expr> groupBy = new ArrayList<>(0);
    grouping(conditions, groupBy);
    into(tail);
    grammar.takeAside(conditions);
    return new Select(items, from, where, conditions, groupBy, distinct);
  }

  private boolean selectStarts() {
    boolean none =
        cursor.is(Dialect.H2) && cursor.isAny("ORDER", "GROUP", "HAVING", "FETCH", "OFFSET");
    return !cursor.atEnd()
        && cursor.kind() != Kind.RIGHT
        && !none
        && !cursor.isAny("FROM", "WHERE", "UNION", "EXCEPT", "INTERSECT", "INTO");
  }

  private boolean options(Tail tail, List<Expr> conditions) {
    boolean distinct = false;
    boolean going = true;
    while (going) {
      going = false;
      boolean predicate =
          cursor.is("UNIQUE") && (cursor.is(1, "NULLS") || cursor.kind(1) == Kind.LEFT);
      if (!predicate && cursor.acceptAny("DISTINCT", "DISTINCTROW", "UNIQUE")) {
        distinct = true;
        going = true;
        if (cursor.accept("ON")) {
          cursor.expect(Kind.LEFT);
          conditions.addAll(grammar.expressions.expressions());
          cursor.expect(Kind.RIGHT);
        }
      } else if (cursor.is("ALL") || (cursor.mysql() && OPTIONS.contains(cursor.word()))) {
        cursor.next();
        going = true;
      } else if (cursor.is("TOP") && topFollows()) {
        top(tail);
        going = true;
      }
    }
    return distinct;
  }

  private boolean topFollows() {
    return (cursor.is(Dialect.SQLSERVER) || cursor.is(Dialect.H2))
        && (cursor.kind(1) == Kind.NUMBER
            || cursor.kind(1) == Kind.LEFT
            || cursor.kind(1) == Kind.PARAMETER);
  }

  private void top(Tail tail) {
    cursor.next();
    if (cursor.kind() == Kind.LEFT) {
      cursor.next();
      grammar.aside(grammar.expressions.expression());
      cursor.expect(Kind.RIGHT);
    } else {
      cursor.next();
    }
    cursor.accept("PERCENT");
    cursor.accept("WITH", "TIES");
    tail.limited = true;
  }

  /** The items of a select list or of RETURNING. */
  List<Item> items() {
    List<Item> items = new ArrayList<>(8);
    do {
      items.add(item());
    } while (cursor.accept(Kind.COMMA));
    return items;
  }

  private Item item() {
    if (cursor.is(Dialect.SQLSERVER)
        && cursor.kind() == Kind.VARIABLE
        && cursor.isOperator(1, "=")) {
      cursor.next(); // Into a variable: for us as good as into the result.
      cursor.next();
      return new Item(grammar.expressions.expression(), null);
    }
    if (cursor.is(Dialect.SQLSERVER) && cursor.isOperator(1, "=")) {
      String alias = cursor.anyName();
      cursor.expectOperator("=");
      return new Item(grammar.expressions.expression(), alias);
    }
    Expr expr = grammar.expressions.expression();
    if (expr instanceof Expr.Star star) {
      return new Item(exceptions(star), null);
    }
    if (cursor.kind() == Kind.STRING && !cursor.postgres() && !cursor.is(Dialect.H2)) {
      return new Item(expr, cursor.take());
    }
    return new Item(expr, cursor.alias());
  }

  private Expr.Star exceptions(Expr.Star star) {
    if (cursor.isAny("EXCEPT", "EXCLUDE", "REPLACE")
        && cursor.kind(1) == Kind.LEFT
        && !grammar.startsQuery(2)) {
      if (!cursor.is(Dialect.H2) || !cursor.is("EXCEPT")) {
        throw cursor.unexpected("FROM");
      }
      cursor.next();
      cursor.expect(Kind.LEFT);
      List<String> names = new ArrayList<>();
      do {
        List<String> path = cursor.path();
        names.add(path.get(path.size() - 1));
      } while (cursor.accept(Kind.COMMA));
      cursor.expect(Kind.RIGHT);
      return new Expr.Star(star.qualifier(), names);
    }
    return star;
  }

  void into(Tail tail) {
    if (!cursor.is("INTO")) {
      return;
    }
    cursor.next();
    if (tail.into != null) {
      throw cursor.unexpected("one INTO");
    }
    if (grammar.procedural()) {
      targets();
      tail.into = new Into(null, false, true, false);
    } else if (cursor.acceptAny("OUTFILE", "DUMPFILE")) {
      cursor.expect(Kind.STRING);
      while (cursor.isAny(
              "CHARACTER",
              "FIELDS",
              "COLUMNS",
              "LINES",
              "TERMINATED",
              "ENCLOSED",
              "ESCAPED",
              "STARTING",
              "OPTIONALLY",
              "BY",
              "SET",
              "UTF8",
              "UTF8MB4",
              "CHARSET")
          || cursor.kind() == Kind.STRING) {
        cursor.next();
      }
      tail.into = new Into(null, true, false, false);
    } else if (cursor.mysql()
        || (cursor.kind() == Kind.VARIABLE && !cursor.is(Dialect.SQLSERVER))) {
      do {
        if (!cursor.accept(Kind.VARIABLE)) {
          cursor.path(); // A variable of the routine.
        } else if (cursor.kind() == Kind.STRING || cursor.kind() == Kind.QUOTED) {
          cursor.next();
        }
      } while (cursor.accept(Kind.COMMA));
      tail.into = new Into(null, false, true, false);
    } else {
      boolean temporary = false;
      while (cursor.isAny("TEMPORARY", "TEMP", "UNLOGGED", "TABLE", "LOCAL", "GLOBAL")) {
        temporary |= cursor.isAny("TEMPORARY", "TEMP");
        cursor.next();
      }
      tail.into = new Into(cursor.tablePath(), false, false, temporary);
    }
  }

  /** Variables of PL/pgSQL behind INTO. */
  private void targets() {
    cursor.accept("STRICT");
    do {
      cursor.path();
      while (cursor.acceptOperator("[")) {
        while (!cursor.acceptOperator("]")) {
          cursor.next();
          if (cursor.atEnd()) {
            throw cursor.unexpected("]");
          }
        }
      }
    } while (cursor.accept(Kind.COMMA));
  }

  /** In PL/pgSQL what a write returns goes into variables. */
  boolean returnedInto() {
    boolean into = grammar.procedural() && cursor.accept("INTO");
    if (into) {
      targets();
    }
    return into;
  }

  private void grouping(List<Expr> conditions, List<Expr> groupBy) {
    while (cursor.is("START") || cursor.is("CONNECT")) {
      cursor.next();
      cursor.acceptAny("WITH", "BY");
      cursor.accept("NOCYCLE");
      conditions.add(grammar.expressions.expression());
    }
    if (cursor.accept("GROUP")) {
      cursor.expect("BY");
      cursor.acceptAny("ALL", "DISTINCT");
      do {
        groupBy.add(windows.groupItem());
        cursor.acceptAny("ASC", "DESC");
      } while (cursor.accept(Kind.COMMA));
      if (!cursor.accept("WITH", "ROLLUP")) {
        cursor.accept("WITH", "CUBE");
      }
    }
    if (cursor.accept("HAVING")) {
      conditions.add(grammar.expressions.expression());
    }
    if (cursor.accept("WINDOW")) {
      do {
        cursor.name();
        cursor.expect("AS");
        windows.window(conditions);
      } while (cursor.accept(Kind.COMMA));
    }
    if (cursor.is("QUALIFY") && !cursor.postgres()) {
      cursor.next();
      conditions.add(grammar.expressions.expression());
    }
  }
}
