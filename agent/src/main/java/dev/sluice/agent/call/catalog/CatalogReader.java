package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Reads the catalog of one system. Stateless, safe for any number of threads. */
interface CatalogReader {

  /**
   * Reads search path, tables, columns and view texts.
   *
   * @param deadlineNanos of {@link System#nanoTime()}
   * @param numbers takes the columns of the application's own tables by their numbers, where the
   *     database has such
   * @return its version is 0; it is not complete if a bound was met
   */
  Catalog read(Connection connection, long deadlineNanos, Map<Long, ColumnName> numbers)
      throws SQLException;

  /** One number for a table's and a column's own. */
  static long number(long table, int position) {
    return table << Short.SIZE | (position & 0xffff);
  }

  /** The reader of a dialect's system. */
  static CatalogReader of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresqlReader();
      case MYSQL, MARIADB -> InformationSchemaReader.mysql();
      case H2 -> InformationSchemaReader.h2();
      case SQLITE, SQLSERVER, ORACLE, ANSI -> new MetadataReader();
    };
  }
}
