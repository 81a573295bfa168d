package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a live database's tables, columns and view texts, as the agent's readers do. */
final class LineageCatalog {

  private final Map<TableName, List<String>> columns = new HashMap<>();
  private final Map<TableName, String> views = new HashMap<>();
  private final List<String> path = new ArrayList<>();

  private LineageCatalog() {}

  static Catalog read(Connection connection, Kind kind) throws SQLException {
    LineageCatalog found = new LineageCatalog();
    if (kind == Kind.POSTGRESQL) {
      found.postgres(connection);
    } else {
      found.information(connection, kind);
    }
    Map<TableName, Catalog.Table> tables = new HashMap<>();
    found.columns.forEach(
        (name, list) -> {
          String text = found.views.get(name);
          boolean view = found.views.containsKey(name);
          tables.put(
              name, new Catalog.Table(name, list, view && text.isEmpty() ? null : text, view));
        });
    return new Catalog(1, found.path, tables, true);
  }

  private void postgres(Connection connection) throws SQLException {
    each(connection, "SELECT unnest(current_schemas(true))", row -> path.add(row.getString(1)));
    each(
        connection,
        "SELECT n.nspname, c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid ="
            + " a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attnum > 0 AND NOT"
            + " a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relpersistence <>"
            + " 't' AND n.nspname <> 'pg_toast' ORDER BY c.oid, a.attnum",
        this::column);
    each(
        connection,
        "SELECT n.nspname, c.relname, pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON"
            + " n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN"
            + " ('pg_catalog', 'information_schema')",
        this::view);
    each(
        connection,
        "SELECT n.nspname, c.relname, '' FROM pg_class c JOIN pg_namespace n ON n.oid ="
            + " c.relnamespace WHERE n.nspname = 'pg_catalog' AND (c.relname LIKE 'pg\\_stat%' OR"
            + " c.relname IN ('pg_largeobject', 'pg_prepared_statements', 'pg_cursors',"
            + " 'pg_authid', 'pg_shadow', 'pg_user_mapping', 'pg_user_mappings'))",
        this::view);
  }

  private void information(Connection connection, Kind kind) throws SQLException {
    boolean h2 = kind == Kind.H2;
    each(
        connection,
        h2 ? "SELECT SCHEMA()" : "SELECT DATABASE()",
        row -> path.add(row.getString(1)));
    String known =
        "(TABLE_SCHEMA NOT IN ('mysql', 'performance_schema', 'sys', 'information_schema',"
            + " 'INFORMATION_SCHEMA') OR (UPPER(TABLE_SCHEMA) = 'INFORMATION_SCHEMA' AND TABLE_NAME"
            + " IN ('TABLES', 'COLUMNS', 'VIEWS')))";
    each(
        connection,
        "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE "
            + known
            + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
        this::column);
    each(
        connection,
        "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE"
            + " TABLE_SCHEMA NOT IN ('mysql', 'performance_schema', 'sys', 'INFORMATION_SCHEMA')",
        this::view);
  }

  private void column(ResultSet row) throws SQLException {
    TableName name = new TableName(row.getString(1), row.getString(2));
    columns.computeIfAbsent(name, table -> new ArrayList<>()).add(row.getString(3));
  }

  private void view(ResultSet row) throws SQLException {
    String text = row.getString(3) == null ? "" : row.getString(3).strip();
    views.put(
        new TableName(row.getString(1), row.getString(2)),
        text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String sql, Row taker) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
