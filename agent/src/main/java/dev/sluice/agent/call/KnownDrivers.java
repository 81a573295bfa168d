package dev.sluice.agent.call;

import java.util.Set;

/**
 * The drivers whose own classes are known. Only inside their connection and metadata methods is SQL
 * taken for the driver's own; everywhere else a text is judged, whoever sends it.
 */
public final class KnownDrivers {

  private static final String[] PACKAGES = {
    "org/postgresql/",
    "org/h2/",
    "org/mariadb/jdbc/",
    "com/mysql/cj/",
    "com/mysql/jdbc/",
    "org/sqlite/",
    "oracle/jdbc/",
    "com/microsoft/sqlserver/jdbc/",
    "com/ibm/db2/jcc/",
    "org/hsqldb/jdbc/",
    "org/apache/derby/",
    "org/duckdb/",
    "net/snowflake/client/",
    "com/clickhouse/jdbc/",
    "com/clickhouse/client/",
    "org/firebirdsql/",
  };

  /** Superclasses that declare JDBC methods without implementing the interface. */
  public static final Set<String> STATEMENT_PARENTS = Set.of("org/sqlite/jdbc3/JDBC3Statement");

  /** The same for prepared statements. */
  public static final Set<String> PREPARED_PARENTS =
      Set.of("org/sqlite/jdbc3/JDBC3PreparedStatement");

  /** The same for result sets. */
  public static final Set<String> RESULT_PARENTS = Set.of("org/sqlite/jdbc3/JDBC3ResultSet");

  /** The same for connections. */
  public static final Set<String> CONNECTION_PARENTS =
      Set.of("org/sqlite/jdbc3/JDBC3Connection", "org/sqlite/SQLiteConnection");

  /** Classes of drivers that ask the database for themselves, in public methods. */
  public static final Set<String> SELF_ASKING =
      Set.of("org/postgresql/jdbc/TypeInfoCache", "org/postgresql/jdbc/PgResultSetMetaData");

  /** Methods of result sets that hand out all rows in a form of the driver's own. */
  private static final Set<String> RAW =
      Set.of("org/h2/jdbc/JdbcResultSet.getResult", "org/duckdb/DuckDBResultSet.arrowExportStream");

  private KnownDrivers() {}

  /** Whether a method of a result set hands out rows past its getters. */
  public static boolean handsOutRaw(String owner, String method) {
    return RAW.contains(owner + "." + method);
  }

  /** Whether an object is one of a known driver's own, not a wrapper. */
  public static boolean made(Object object) {
    return owns(object.getClass().getName().replace('.', '/'));
  }

  /** Whether a class is part of a known driver; the name in internal form. */
  public static boolean owns(String internalName) {
    for (String each : PACKAGES) {
      if (internalName.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
