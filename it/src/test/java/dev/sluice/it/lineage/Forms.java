package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The forms of one dialect, read from the resources: expressions by their type, things in FROM,
 * whole statements, and the tables. A hole in braces is filled by {@link QueryWriter}.
 */
final class Forms {

  /** An expression; {@code use} is a for an aggregate, w for a window, blank for neither. */
  record Expression(String text, char use) {}

  /** Something in FROM that is no table, with its columns. */
  record Rows(String text, List<Column> columns) {}

  final Map<Type, List<Expression>> expressions = new EnumMap<>(Type.class);
  final Map<Type, List<String>> literals = new EnumMap<>(Type.class);
  final List<Rows> rows = new ArrayList<>();

  /** Whole statements with holes. */
  final List<String> statements = new ArrayList<>();

  /** Whole statements without: one question each is enough. */
  final List<String> fixed = new ArrayList<>();

  final List<String> joins = new ArrayList<>();
  final List<String> items = new ArrayList<>();

  /** The tables and views, each under the name by which FROM knows it. */
  final List<Source> tables = new ArrayList<>();

  private Forms() {
    for (Type type : Type.values()) {
      expressions.put(type, new ArrayList<>());
      literals.put(type, new ArrayList<>());
    }
  }

  static Forms of(Kind kind) {
    Forms forms = new Forms();
    forms.read(kind.name().toLowerCase(Locale.ROOT) + ".txt");
    return forms;
  }

  boolean has(Type type) {
    return !literals.get(type).isEmpty();
  }

  private void read(String file) {
    try (InputStream in = Forms.class.getResourceAsStream(file)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          take(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFixed(String form) {
    return !form.replace("{open}", "").replace("{close}", "").contains("{");
  }

  private void take(String line) {
    int space = line.indexOf(' ');
    String key = line.substring(0, space);
    String rest = line.substring(space + 1).strip();
    switch (key) {
      case "include" -> read(rest);
      case "table" -> tables.add(Source.read(rest));
      case "statement" -> (isFixed(rest) ? fixed : statements).add(rest);
      case "join" -> joins.add(rest);
      case "item" -> items.add(rest);
      case "from" -> {
        int end = rest.indexOf(' ');
        Source shape = Source.read("x(" + rest.substring(0, end) + ")");
        rows.add(new Rows(rest.substring(end + 1).strip(), shape.columns()));
      }
      case "literal" -> literals.get(Type.of(rest.charAt(0))).add(rest.substring(2));
      default -> {
        char use = key.length() > 1 ? key.charAt(1) : ' ';
        expressions.get(Type.of(key.charAt(0))).add(new Expression(rest, use));
      }
    }
  }
}
