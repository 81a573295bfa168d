package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;

/** Writes what stands in FROM. */
final class FromWriter {

  private final QueryWriter writer;
  private int aliases;

  FromWriter(QueryWriter writer) {
    this.writer = writer;
  }

  /** One to three sources, joined somehow. */
  String list(Scope scope, int depth) {
    String text = source(scope, depth);
    int more = writer.any(List.of(0, 0, 0, 0, 1, 1, 2));
    for (int i = 0; i < more; i++) {
      text = joined(text, scope, depth);
    }
    return text;
  }

  private String joined(String left, Scope scope, int depth) {
    List<Source> before = List.copyOf(scope.sources);
    String right = source(scope, depth);
    Source added = scope.sources.get(scope.sources.size() - 1);
    if (writer.chance(30)) {
      String named = using(left, right, before, added, scope);
      if (named != null) {
        return named;
      }
    }
    String form = writer.expressions.fill(writer.any(writer.forms.joins), scope, 0);
    String text = form.replace("CONDITION", condition(before, added));
    return text.replace("LEFTSIDE", left).replace("RIGHTSIDE", right);
  }

  /** Mostly on numbers, so that rows meet. */
  private String condition(List<Source> before, Source added) {
    List<String> left = new ArrayList<>();
    for (Source source : before) {
      left.addAll(columns(source));
    }
    List<String> right = columns(added);
    if (left.isEmpty() || right.isEmpty() || writer.chance(20)) {
      return writer.any(List.of("1 = 1", "(1 = 1)", "'a' <> 'b'"));
    }
    return writer.any(left) + writer.any(List.of(" = ", " <= ", " >= ")) + writer.any(right);
  }

  private static List<String> columns(Source source) {
    List<String> names = new ArrayList<>();
    for (Column column : source.columns()) {
      if (column.type() == Type.NUMBER && column.name().endsWith("id")) {
        names.add(source.alias() + "." + column.name());
      }
    }
    return names;
  }

  private String using(String left, String right, List<Source> before, Source added, Scope scope) {
    if (before.size() != 1) {
      return null;
    }
    Source first = before.get(0);
    List<Column> shared = new ArrayList<>();
    for (Column column : added.columns()) {
      if (first.columns().contains(column)) {
        shared.add(column);
      }
    }
    if (shared.isEmpty()) {
      return null;
    }
    if (writer.chance(25)) {
      return left + " NATURAL JOIN " + right;
    }
    List<Column> chosen = List.of(writer.any(shared));
    String kind = writer.any(List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN "));
    String text = left + kind + right + " USING " + QueryWriter.list(chosen);
    if (writer.forms.items.contains("using-as") && writer.chance(30)) {
      scope.sources.add(new Source("ju", chosen));
      return text + " AS ju";
    }
    return text;
  }

  private String source(Scope scope, int depth) {
    int kind = writer.random.nextInt(100);
    List<Source> names = scope.allNames();
    if (!names.isEmpty() && kind < 50) {
      return table(writer.any(names), scope);
    }
    if (depth > 0 && kind < 75 && kind >= 50) {
      return derived(scope, depth);
    }
    if (kind >= 92) {
      return rows(scope);
    }
    return table(writer.any(writer.forms.tables), scope);
  }

  private String table(Source table, Scope scope) {
    String bare = table.alias().substring(table.alias().indexOf('.') + 1);
    boolean plain = writer.chance(30) && taken(scope, bare);
    String alias = plain ? bare : alias(scope);
    List<Column> columns = table.columns();
    String text = table.alias();
    if (!plain) {
      text += (writer.chance(50) ? " AS " : " ") + alias;
      if (writer.chance(15) && writer.forms.items.contains("column-lists")) {
        columns = writer.renamed(columns);
        text += QueryWriter.list(columns);
      }
    }
    scope.sources.add(new Source(alias, columns));
    return text;
  }

  private static boolean taken(Scope scope, String alias) {
    return scope.sources.stream().noneMatch(source -> source.alias().equals(alias));
  }

  private String derived(Scope scope, int depth) {
    boolean lateral =
        writer.forms.items.contains("lateral") && !scope.sources.isEmpty() && writer.chance(35);
    QueryWriter.Written body = writer.query(lateral ? scope : blind(scope), depth - 1, List.of());
    String alias = alias(scope);
    List<Column> columns = body.columns();
    String list = "";
    if (!QueryWriter.distinct(columns) || writer.chance(20)) {
      columns = writer.renamed(columns);
      list = writer.forms.items.contains("derived-lists") ? QueryWriter.list(columns) : "";
      columns = list.isEmpty() ? body.columns() : columns;
    }
    scope.sources.add(new Source(alias, columns));
    return (lateral ? "LATERAL (" : "(") + body.sql() + ") " + alias + list;
  }

  /** A scope that knows the names of WITH and nothing in FROM. */
  private static Scope blind(Scope scope) {
    Scope blind = new Scope(null);
    blind.names.addAll(scope.allNames());
    return blind;
  }

  private String rows(Scope scope) {
    Forms.Rows rows = writer.any(writer.forms.rows);
    String alias = alias(scope);
    String text = rows.text().replace("ALIAS", alias);
    text = writer.expressions.fill(text, scope.sources.isEmpty() ? literalOnly() : scope, 1);
    scope.sources.add(new Source(alias, rows.columns()));
    return text;
  }

  private static Scope literalOnly() {
    return new Scope(null);
  }

  /** Not seldom the name of a table or of a column. */
  private String alias(Scope scope) {
    List<String> odd = List.of("people", "notes", "email", "name", "id", "u", "o", "\"q r\"");
    if (writer.chance(35)) {
      String alias = writer.any(odd);
      boolean allowed = !alias.startsWith("\"") || writer.forms.items.contains("quoted");
      if (allowed && taken(scope, alias)) {
        return alias;
      }
    }
    return "a" + aliases++;
  }
}
