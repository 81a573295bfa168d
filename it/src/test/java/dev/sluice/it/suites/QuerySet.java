package dev.sluice.it.suites;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries of a set, in the forms in which sets are published: JSON with a query and the name of
 * its database, CSV with a column {@code query}, a query and its database on a line, a query on a
 * line ({@code .lines}), sqllogictest ({@code .test}), scripts ({@code .sql}).
 */
final class QuerySet {

  private static final Set<String> KEYS =
      Set.of("query", "sql", "SQL", "predicted_sql", "gold_sql", "pred_sql");

  /** What a model answered: the query, a mark, the name of its database. */
  private static final Pattern MARKED = Pattern.compile("(?s)(.*)\t----- bird -----\t(\\w+)\\s*");

  private static final Pattern TABBED = Pattern.compile("(.*\\S)\\s*\t\\s*(\\w+)\\s*");

  /** Columns of which any may be chosen, then the place where the same stand again. */
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]+)\\}");

  /**
   * A query.
   *
   * @param database the name of its schema, empty if it has none
   */
  record Query(String sql, String database, String where) {}

  /** By the text and the name of its database: sets repeat each other and themselves. */
  private final Map<List<String>, Query> queries = new LinkedHashMap<>();

  private String where = "";

  private QuerySet() {}

  /** What a directory holds, each text once a database, by database. */
  static List<Query> read(Path directory) throws IOException {
    QuerySet set = new QuerySet();
    for (Path file : SuiteFiles.of(directory, "")) {
      set.where = String.valueOf(file.getFileName());
      if (set.where.indexOf('.') > 0 && !set.where.endsWith("tables.json")) {
        set.take(SuiteFiles.read(file));
      }
    }
    List<Query> all = new ArrayList<>(set.queries.values());
    all.sort((one, other) -> one.database().compareTo(other.database()));
    return all;
  }

  private void take(String text) {
    switch (where.substring(where.lastIndexOf('.') + 1)) {
      case "json" -> json(Json.read(text, Object.class), "");
      case "csv" -> table(text);
      case "lines" -> text.lines().forEach(line -> add(line, ""));
      case "test" -> blocks(text);
      case "sql", "txt" -> {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.stream().allMatch(line -> TABBED.matcher(line).matches())) {
          lines.forEach(this::tabbed);
        } else {
          SqliteScript.statements(text).forEach(sql -> add(sql, ""));
        }
      }
      default -> {}
    }
  }

  private void add(String sql, String database) {
    String text = sql.strip();
    if (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (!text.isEmpty()) {
      queries.putIfAbsent(List.of(text, database), new Query(text, database, where));
    }
  }

  private void tabbed(String line) {
    Matcher matcher = TABBED.matcher(line);
    if (matcher.matches()) {
      add(matcher.group(1), matcher.group(2));
    }
  }

  private void json(Object node, String database) {
    if (node instanceof List<?> list) {
      list.forEach(each -> json(each, database));
    } else if (node instanceof Map<?, ?> map) {
      String own = map.get("db_id") instanceof String name ? name : database;
      map.forEach(
          (key, value) -> {
            if (KEYS.contains(key)) {
              texts(value, own);
            }
            json(value, own);
          });
    } else if (node instanceof String text) {
      Matcher matcher = MARKED.matcher(text);
      if (matcher.matches()) {
        add(matcher.group(1), matcher.group(2));
      }
    }
  }

  private void texts(Object value, String database) {
    if (value instanceof String text) {
      add(text, database);
    } else if (value instanceof List<?> list) {
      list.forEach(each -> texts(each, database));
    }
  }

  private void table(String text) {
    List<List<String>> rows = new CsvRows(text).read();
    int query = rows.get(0).indexOf("query");
    for (List<String> row : rows.subList(1, rows.size())) {
      if (query >= 0 && row.size() > query) {
        SqliteScript.statements(chosen(row.get(query))).forEach(sql -> add(sql, ""));
      }
    }
  }

  private static String chosen(String query) {
    Matcher matcher = CHOICE.matcher(query);
    return matcher.find()
        ? CHOICE.matcher(query.replace("{}", matcher.group(1))).replaceAll("$1")
        : query;
  }

  private void blocks(String text) {
    for (String block : text.split("\n\\s*\n", -1)) {
      StringBuilder sql = new StringBuilder();
      boolean inside = false;
      for (String line : block.lines().toList()) {
        if (line.startsWith("----")) {
          break;
        }
        if (inside) {
          sql.append(line).append('\n');
        }
        inside |= line.startsWith("query ") || line.startsWith("statement ok");
      }
      add(sql.toString(), "");
    }
  }
}
