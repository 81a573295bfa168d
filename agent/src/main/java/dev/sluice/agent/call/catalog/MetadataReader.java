package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads any database through {@link DatabaseMetaData}, which tells no view texts: a view there is
 * of unknown origin.
 */
final class MetadataReader implements CatalogReader {

  @Override
  public Catalog read(Connection connection, long deadlineNanos, Map<Long, ColumnName> numbers)
      throws SQLException {
    CatalogDraft draft = new CatalogDraft();
    String schema = schema(connection);
    if (schema != null && !schema.isEmpty()) {
      draft.searched(schema);
    }
    DatabaseMetaData metadata = connection.getMetaData();
    String database = connection.getCatalog();
    try (ResultSet rows = metadata.getColumns(database, null, "%", "%")) {
      CatalogQuery.each(
          rows,
          deadlineNanos,
          row ->
              draft.column(
                  named(row.getString("TABLE_SCHEM")),
                  row.getString("TABLE_NAME"),
                  row.getString("COLUMN_NAME")));
    }
    try (ResultSet rows = metadata.getTables(database, null, "%", null)) {
      CatalogQuery.each(rows, deadlineNanos, row -> view(row, draft));
    }
    return draft.build();
  }

  private static void view(ResultSet row, CatalogDraft draft) throws SQLException {
    String type = row.getString("TABLE_TYPE");
    if (type == null || !type.endsWith("TABLE")) {
      draft.view(named(row.getString("TABLE_SCHEM")), row.getString("TABLE_NAME"), null);
    }
  }

  /** Older drivers do not have the method at all. */
  private static @Nullable String schema(Connection connection) throws SQLException {
    try {
      return connection.getSchema();
    } catch (AbstractMethodError | java.sql.SQLFeatureNotSupportedException notTold) {
      return null;
    }
  }

  private static @Nullable String named(@Nullable String schema) {
    return schema == null || schema.isEmpty() ? null : schema;
  }
}
