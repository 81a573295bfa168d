package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog while it is being read; bounded. Not thread safe. */
final class CatalogDraft {

  private static final int MOST_TABLES = 20_000;
  private static final int MOST_COLUMNS = 400_000;
  private static final long MOST_VIEW_CHARACTERS = 16_000_000;

  private final List<String> searchPath = new ArrayList<>();
  private final Map<TableName, Draft> drafts = new HashMap<>();
  private int columns;
  private long viewCharacters;
  private boolean complete = true;

  private static final class Draft {
    final List<String> columns = new ArrayList<>();
    @Nullable String viewText;
    boolean view;
  }

  void searched(String schema) {
    searchPath.add(schema);
  }

  /**
   * A column, in the order of the table's columns; the table is made known by its first one.
   *
   * @return false if a bound was met
   */
  boolean column(@Nullable String schema, String table, String column) {
    Draft draft = draft(new TableName(schema, table));
    if (draft == null || columns >= MOST_COLUMNS) {
      complete = false;
      return false;
    }
    columns++;
    draft.columns.add(column);
    return true;
  }

  /**
   * A table is a view, or something else whose values come from elsewhere.
   *
   * @param text its query; null or empty if the database does not tell
   */
  void view(@Nullable String schema, String table, @Nullable String text) {
    Draft draft = draft(new TableName(schema, table));
    if (draft == null) {
      complete = false;
      return;
    }
    draft.view = true;
    if (text == null || text.isBlank()) {
      return;
    }
    viewCharacters += text.length();
    if (viewCharacters > MOST_VIEW_CHARACTERS) {
      complete = false;
      return;
    }
    draft.viewText = withoutEnd(text);
  }

  /** The catalog, without a version. */
  Catalog build() {
    Map<TableName, Catalog.Table> tables = new HashMap<>();
    for (Map.Entry<TableName, Draft> entry : drafts.entrySet()) {
      Draft draft = entry.getValue();
      tables.put(
          entry.getKey(),
          new Catalog.Table(entry.getKey(), draft.columns, draft.viewText, draft.view));
    }
    return new Catalog(0, searchPath, tables, complete);
  }

  private @Nullable Draft draft(TableName name) {
    Draft known = drafts.get(name);
    if (known == null && drafts.size() < MOST_TABLES) {
      known = new Draft();
      drafts.put(name, known);
    }
    return known;
  }

  private static String withoutEnd(String text) {
    String query = text.strip();
    return query.endsWith(";") ? query.substring(0, query.length() - 1).strip() : query;
  }
}
