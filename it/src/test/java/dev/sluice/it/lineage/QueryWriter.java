package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes one random statement of a dialect. The same seed gives the same statement. */
final class QueryWriter {

  /** A query and what it gives. */
  record Written(String sql, List<Column> columns) {}

  final Forms forms;
  final Random random;
  final ExpressionWriter expressions;
  private final FromWriter from;

  QueryWriter(Forms forms, long seed) {
    this.forms = forms;
    this.random = new Random(seed);
    this.expressions = new ExpressionWriter(this);
    this.from = new FromWriter(this);
  }

  /** A statement of this form. */
  String statement(String form) {
    return expressions.fill(form, new Scope(null), 2);
  }

  /** A whole statement, or several, divided by two semicolons, of which the last gives rows. */
  String statement() {
    if (random.nextInt(100) < 30) {
      return statement(any(forms.statements));
    }
    return query(new Scope(null), 2, List.of()).sql();
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /**
   * A query.
   *
   * @param wanted the types of its columns; empty for any
   */
  Written query(Scope outer, int depth, List<Type> wanted) {
    Scope scope = new Scope(outer);
    StringBuilder sql = new StringBuilder();
    if (depth > 0 && chance(18)) {
      with(scope, depth, sql);
    }
    Written first = select(scope, depth, wanted);
    sql.append(first.sql());
    if (depth > 0 && chance(14)) {
      union(scope, depth, first, sql);
    }
    return new Written(sql.toString(), first.columns());
  }

  private void with(Scope scope, int depth, StringBuilder sql) {
    Written body = query(scope, depth - 1, List.of());
    // Not seldom the name of a table, of a column, or of what is beside it.
    String name = any(List.of("w", "people", "email", "notes", "cte_1"));
    List<Column> columns = body.columns();
    String list = "";
    if (chance(40) || !distinct(columns)) {
      columns = renamed(columns);
      list = list(columns);
    }
    sql.append("WITH ").append(name).append(list).append(" AS (");
    sql.append(body.sql()).append(") ");
    scope.names.add(new Source(name, columns));
  }

  private void union(Scope scope, int depth, Written first, StringBuilder sql) {
    List<Type> types = new ArrayList<>();
    for (Column column : first.columns()) {
      types.add(column.type());
    }
    String operator =
        any(List.of(" UNION ALL ", " UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "));
    sql.append(operator).append(select(scope, depth - 1, types).sql());
  }

  private Written select(Scope outer, int depth, List<Type> wanted) {
    Scope scope = new Scope(outer);
    String tables = from.list(scope, depth);
    List<Column> columns = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT ");
    boolean grouped = chance(18);
    sql.append(grouped || !chance(8) ? "" : "DISTINCT ");
    Optional<List<String>> groups = grouped ? Optional.of(new ArrayList<>()) : Optional.empty();
    sql.append(items(scope, depth, wanted, columns, groups));
    sql.append(" FROM ").append(tables);
    if (chance(20)) {
      sql.append(" WHERE ").append(expressions.write(Type.TRUTH, scope, 1));
    }
    if (grouped && !groups.get().isEmpty()) {
      sql.append(" GROUP BY ").append(String.join(", ", groups.get()));
    }
    if (grouped && chance(15)) {
      sql.append(" HAVING ").append(expressions.aggregate(Type.TRUTH, scope));
    }
    if (outer.outer() == null && wanted.isEmpty() && !grouped && chance(10)) {
      sql.append(" ORDER BY ").append(1 + random.nextInt(columns.size()));
    }
    return new Written(sql.toString(), columns);
  }

  private String items(
      Scope scope,
      int depth,
      List<Type> wanted,
      List<Column> columns,
      Optional<List<String>> groups) {
    if (wanted.isEmpty() && groups.isEmpty() && chance(12)) {
      return star(scope, columns);
    }
    int count = wanted.isEmpty() ? 1 + random.nextInt(4) : wanted.size();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Type type = wanted.isEmpty() ? expressions.anyType() : wanted.get(i);
      String name = fresh(columns);
      String text;
      if (groups.isEmpty()) {
        text = expressions.select(type, scope, depth);
      } else if (chance(40)) {
        text = expressions.write(type, scope, 1);
        groups.get().add(chance(50) ? Integer.toString(i + 1) : text);
      } else {
        text = expressions.aggregate(type, scope);
      }
      items.add(text + (chance(85) ? " AS " : " ") + name);
      columns.add(new Column(name, type));
    }
    return String.join(", ", items);
  }

  private String star(Scope scope, List<Column> columns) {
    if (scope.sources.size() == 1 || chance(50)) {
      Source source = any(scope.sources);
      columns.addAll(source.columns());
      return scope.sources.size() == 1 && chance(50) ? "*" : source.alias() + ".*";
    }
    for (Source source : scope.sources) {
      columns.addAll(source.columns());
    }
    return "*";
  }

  /** A name that the columns do not have yet; not seldom one of a table's columns. */
  String fresh(List<Column> columns) {
    List<String> names =
        List.of(
            "id", "name", "email", "ssn", "region", "people", "note", "card", "x", "y", "amount");
    while (columns.size() < names.size()) {
      String name = any(names);
      if (columns.stream().noneMatch(column -> column.name().equals(name))) {
        return name;
      }
    }
    return "z" + columns.size();
  }

  List<Column> renamed(List<Column> columns) {
    List<Column> renamed = new ArrayList<>();
    for (Column column : columns) {
      renamed.add(new Column(fresh(renamed), column.type()));
    }
    return renamed;
  }

  static String list(List<Column> columns) {
    return "(" + String.join(", ", columns.stream().map(Column::name).toList()) + ")";
  }

  static boolean distinct(List<Column> columns) {
    return columns.stream().map(Column::name).distinct().count() == columns.size();
  }
}
