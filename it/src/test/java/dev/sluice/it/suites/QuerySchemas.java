package dev.sluice.it.suites;

import com.github.tomakehurst.wiremock.common.Json;
import dev.sluice.rules.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of the databases of a set, from its {@code tables.json}, as CREATE TABLE. */
final class QuerySchemas {

  private final Map<String, Map<?, ?>> databases = new HashMap<>();

  static QuerySchemas read(Path directory) throws IOException {
    QuerySchemas schemas = new QuerySchemas();
    for (Path file : SuiteFiles.of(directory, "tables.json")) {
      for (Object each : Json.read(SuiteFiles.read(file), List.class)) {
        if (each instanceof Map<?, ?> map) {
          schemas.databases.put(String.valueOf(map.get("db_id")), map);
        }
      }
    }
    return schemas;
  }

  /** One statement for each table; none if the database is not known. */
  List<String> ddl(String database, Dialect dialect) {
    Map<?, ?> known = databases.get(database);
    if (known == null) {
      return List.of();
    }
    List<?> names = (List<?>) known.get("table_names_original");
    List<?> columns = (List<?>) known.get("column_names_original");
    List<?> types = (List<?>) known.get("column_types");
    // BIRD leaves the type of the first column, the star, out.
    int shift = columns.size() - types.size();
    List<List<String>> cells = new ArrayList<>();
    names.forEach(name -> cells.add(new ArrayList<>()));
    for (int i = 0; i < columns.size(); i++) {
      List<?> column = (List<?>) columns.get(i);
      int table = ((Number) column.get(0)).intValue();
      if (table >= 0) {
        String type = type(String.valueOf(types.get(i - shift)), dialect);
        cells.get(table).add(quoted(String.valueOf(column.get(1)), dialect) + " " + type);
      }
    }
    List<String> ddl = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = quoted(String.valueOf(names.get(i)), dialect);
      ddl.add("CREATE TABLE " + name + " (" + String.join(", ", cells.get(i)) + ")");
    }
    return ddl;
  }

  private static String type(String type, Dialect dialect) {
    return switch (type) {
      case "number", "real" -> "numeric(20, 4)";
      case "integer" -> "int";
      case "date" -> "date";
      case "datetime", "time" -> dialect == Dialect.POSTGRESQL ? "timestamp" : "datetime";
      case "boolean" -> "boolean";
      default -> "text";
    };
  }

  /** In quotes; without the database's own letter case where it folds names. */
  private static String quoted(String name, Dialect dialect) {
    boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
    String text = plain && dialect == Dialect.POSTGRESQL ? name.toLowerCase(Locale.ROOT) : name;
    return dialect == Dialect.POSTGRESQL
        ? '"' + text.replace("\"", "\"\"") + '"'
        : '`' + text.replace("`", "``") + '`';
  }
}
