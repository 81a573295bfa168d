package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Reads {@code INFORMATION_SCHEMA} of MySQL, MariaDB and H2. Of the system tables only those that
 * describe the schema are known; statistics and lists of sessions may hold values of other tables
 * and stay unknown.
 */
final class InformationSchemaReader implements CatalogReader {

  private static final String DESCRIBING =
      "('SCHEMATA', 'TABLES', 'COLUMNS', 'VIEWS', 'KEY_COLUMN_USAGE', 'TABLE_CONSTRAINTS',"
          + " 'REFERENTIAL_CONSTRAINTS', 'CONSTRAINT_COLUMN_USAGE', 'INDEXES', 'INDEX_COLUMNS',"
          + " 'STATISTICS', 'SEQUENCES', 'ROUTINES', 'PARAMETERS', 'TRIGGERS', 'DOMAINS',"
          + " 'CHARACTER_SETS', 'COLLATIONS')";

  private static final String MYSQL_SYSTEM = "('mysql', 'performance_schema', 'sys')";

  private final String searchPath;
  private final String columns;
  private final String views;

  private InformationSchemaReader(String searchPath, String columns, String views) {
    this.searchPath = searchPath;
    this.columns = columns;
    this.views = views;
  }

  static CatalogReader mysql() {
    return new InformationSchemaReader(
        "SELECT DATABASE()",
        columns(
            "TABLE_SCHEMA NOT IN "
                + MYSQL_SYSTEM
                + " AND (TABLE_SCHEMA <> 'information_schema' OR TABLE_NAME IN "
                + DESCRIBING
                + ")"),
        views("TABLE_SCHEMA NOT IN " + MYSQL_SYSTEM));
  }

  static CatalogReader h2() {
    return new InformationSchemaReader(
        "SELECT SCHEMA()",
        columns("TABLE_SCHEMA <> 'INFORMATION_SCHEMA' OR TABLE_NAME IN " + DESCRIBING),
        views("TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"));
  }

  @Override
  public Catalog read(Connection connection, long deadlineNanos, Map<Long, ColumnName> numbers)
      throws SQLException {
    CatalogDraft draft = new CatalogDraft();
    CatalogQuery.each(
        connection,
        searchPath,
        deadlineNanos,
        row -> {
          String schema = row.getString(1);
          if (schema != null) {
            draft.searched(schema);
          }
        });
    CatalogQuery.each(
        connection,
        columns,
        deadlineNanos,
        row -> draft.column(row.getString(1), row.getString(2), row.getString(3)));
    CatalogQuery.each(
        connection,
        views,
        deadlineNanos,
        row -> draft.view(row.getString(1), row.getString(2), row.getString(3)));
    return draft.build();
  }

  private static String columns(String condition) {
    return "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE "
        + condition
        + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION";
  }

  private static String views(String condition) {
    return "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE "
        + condition;
  }
}
