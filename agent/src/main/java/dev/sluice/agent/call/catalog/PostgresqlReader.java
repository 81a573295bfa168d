package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Reads PostgreSQL's own catalog: {@code information_schema} there hides what the user may not
 * read, and is slow.
 *
 * <p>System relations are known as tables, because an agent that looks around reads them, except
 * those that hold values of other tables or the texts of other sessions: these are of unknown
 * origin. Temporary tables belong to one session and are left out.
 */
final class PostgresqlReader implements CatalogReader {

  private static final String SEARCH_PATH = "SELECT unnest(pg_catalog.current_schemas(true))";

  private static final String RELATIONS =
      "SELECT n.nspname, c.relname, a.attname, c.oid, a.attnum,"
          + " n.nspname IN ('pg_catalog', 'information_schema')"
          + " FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped"
          + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relpersistence <> 't'"
          + " AND n.nspname <> 'pg_toast'"
          + " ORDER BY c.oid, a.attnum";

  private static final String VIEWS =
      "SELECT n.nspname, c.relname, pg_catalog.pg_get_viewdef(c.oid)"
          + " FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'"
          + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')";

  private static final String VALUES_OF_OTHERS =
      "SELECT n.nspname, c.relname, NULL"
          + " FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'pg_catalog' AND (c.relname LIKE 'pg\\_stat%'"
          + " OR c.relname IN ('pg_largeobject', 'pg_prepared_statements', 'pg_cursors',"
          + " 'pg_authid', 'pg_shadow', 'pg_user_mapping', 'pg_user_mappings'))";

  @Override
  public Catalog read(Connection connection, long deadlineNanos, Map<Long, ColumnName> numbers)
      throws SQLException {
    CatalogDraft draft = new CatalogDraft();
    CatalogQuery.each(
        connection, SEARCH_PATH, deadlineNanos, row -> draft.searched(row.getString(1)));
    CatalogQuery.each(
        connection,
        RELATIONS,
        deadlineNanos,
        row -> {
          String schema = row.getString(1);
          String table = row.getString(2);
          String column = row.getString(3);
          if (draft.column(schema, table, column) && !row.getBoolean(6)) {
            numbers.put(
                CatalogReader.number(row.getLong(4), row.getInt(5)),
                new ColumnName(new TableName(schema, table), column));
          }
        });
    CatalogQuery.Row view = row -> draft.view(row.getString(1), row.getString(2), row.getString(3));
    CatalogQuery.each(connection, VIEWS, deadlineNanos, view);
    CatalogQuery.each(connection, VALUES_OF_OTHERS, deadlineNanos, view);
    return draft.build();
  }
}
