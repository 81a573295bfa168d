package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;

/** Writes expressions: fills the holes of the dialect's forms. */
final class ExpressionWriter {

  /** Where FROM holds nothing yet there is no row: a text. */
  private static final Source NOTHING = new Source("'q'", List.of(new Column("id", Type.NUMBER)));

  private final QueryWriter writer;

  ExpressionWriter(QueryWriter writer) {
    this.writer = writer;
  }

  Type anyType() {
    while (true) {
      Type type = writer.any(List.of(Type.values()));
      if (writer.forms.has(type)) {
        return type;
      }
    }
  }

  /** An expression of a select list. */
  String select(Type type, Scope scope, int depth) {
    if (writer.chance(12)) {
      String window = form(type, 'w', scope);
      if (window != null) {
        return window;
      }
    }
    return write(type, scope, depth);
  }

  /** An aggregate. */
  String aggregate(Type type, Scope scope) {
    String found = form(type, 'a', scope);
    return found == null ? fill(writer.any(writer.forms.literals.get(type)), scope, 0) : found;
  }

  private String form(Type type, char use, Scope scope) {
    List<String> fitting = new ArrayList<>();
    for (Forms.Expression expression : writer.forms.expressions.get(type)) {
      if (expression.use() == use) {
        fitting.add(expression.text());
      }
    }
    return fitting.isEmpty() ? null : fill(writer.any(fitting), scope, 0);
  }

  /** An expression that may stand anywhere. */
  String write(Type type, Scope scope, int depth) {
    if (depth <= 0 || writer.chance(30)) {
      return leaf(type, scope);
    }
    List<String> fitting = new ArrayList<>();
    for (Forms.Expression expression : writer.forms.expressions.get(type)) {
      if (expression.use() == ' ') {
        fitting.add(expression.text());
      }
    }
    return fill(writer.any(fitting), scope, depth - 1);
  }

  private String leaf(Type type, Scope scope) {
    List<String> fitting = new ArrayList<>();
    Scope place = scope.filled();
    if (place.outer() != null && writer.chance(15)) {
      place = place.outer().filled();
    }
    for (Source source : place.sources) {
      boolean alone = place.sources.size() == 1;
      for (Column column : source.columns()) {
        if (column.type() == type) {
          boolean bare = alone && writer.chance(40);
          fitting.add(bare ? column.name() : source.alias() + "." + column.name());
        }
      }
    }
    if (fitting.isEmpty() || writer.chance(6)) {
      return fill(writer.any(writer.forms.literals.get(type)), scope, 0);
    }
    return writer.any(fitting);
  }

  /** Fills the holes of a form. */
  String fill(String form, Scope scope, int depth) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < form.length()) {
      int open = form.indexOf('{', at);
      if (open < 0) {
        return text.append(form, at, form.length()).toString();
      }
      int close = form.indexOf('}', open);
      text.append(form, at, open);
      text.append(hole(form.substring(open + 1, close), scope, depth));
      at = close + 1;
    }
    return text.toString();
  }

  private String hole(String hole, Scope given, int depth) {
    int space = hole.indexOf(' ');
    String what = space < 0 ? hole : hole.substring(0, space);
    Scope scope = given;
    if (space > 0) {
      scope = new Scope(given);
      for (String part : hole.substring(space + 1).split(" ", -1)) {
        scope.sources.add(source(part));
      }
    }
    return switch (what) {
      case "open" -> "{";
      case "close" -> "}";
      case "row" -> row(scope).alias();
      case "field" -> "(" + row(scope).alias() + ")." + columnOf(scope);
      case "called" -> columnOf(scope) + "(" + last.alias() + ")";
      case "query" -> writer.query(new Scope(scope), Math.min(depth, 1), List.of()).sql();
      case "items" -> items(scope, depth);
      default -> typed(what, scope, depth);
    };
  }

  private String typed(String what, Scope scope, int depth) {
    if (what.startsWith("q:")) {
      List<Type> types = new ArrayList<>();
      for (int i = 2; i < what.length(); i++) {
        types.add(Type.of(what.charAt(i)));
      }
      return writer.query(new Scope(scope), Math.min(depth, 1), types).sql();
    }
    if (what.length() == 1) {
      return write(Type.of(what.charAt(0)), scope, depth);
    }
    throw new IllegalArgumentException("no such hole: " + what);
  }

  private Source last;

  private Source row(Scope scope) {
    List<Source> sources = scope.filled().sources;
    last = sources.isEmpty() ? NOTHING : writer.any(sources);
    return last;
  }

  private String columnOf(Scope scope) {
    Source source = last == null || !scope.filled().sources.contains(last) ? row(scope) : last;
    return writer.any(source.columns()).name();
  }

  private String items(Scope scope, int depth) {
    List<String> items = new ArrayList<>();
    int count = 1 + writer.random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (writer.chance(15)) {
        items.add(writer.chance(50) ? writer.any(scope.sources).alias() + ".*" : "*");
      } else {
        items.add(write(anyType(), scope, depth) + " AS i" + i);
      }
    }
    return String.join(", ", items);
  }

  /** A table by its name, or one that the form describes. */
  private Source source(String text) {
    if (text.contains("(")) {
      return Source.read(text);
    }
    int equals = text.indexOf('=');
    String table = equals < 0 ? text : text.substring(equals + 1);
    for (Source source : writer.forms.tables) {
      if (source.alias().equals(table)) {
        return new Source(equals < 0 ? table : text.substring(0, equals), source.columns());
      }
    }
    throw new IllegalArgumentException("no such table: " + text);
  }
}
