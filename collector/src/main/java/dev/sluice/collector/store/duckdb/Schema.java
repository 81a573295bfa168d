package dev.sluice.collector.store.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The tables and the settings of the database. Only appended to: {@code record} has a row per
 * record, {@code projected} one per batch, {@code progress} one per batch and stream.
 */
final class Schema {

  /** Another number means: delete and rebuild. */
  static final int VERSION = 1;

  /** Separates the values of a list in one text column, and stands at both its ends. */
  static final char SEPARATOR = '\u001f';

  static final String RECORD = "record";
  static final String PROJECTED = "projected";
  static final String PROGRESS = "progress";

  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS record (
      position BIGINT NOT NULL, incarnation VARCHAR NOT NULL, sequence BIGINT NOT NULL,
      type INTEGER NOT NULL, type_name VARCHAR NOT NULL, time_us BIGINT NOT NULL,
      service VARCHAR NOT NULL, intent_sequence BIGINT, transaction_id BIGINT, step VARCHAR,
      verdict VARCHAR, status VARCHAR, actor VARCHAR, agent VARCHAR, tool VARCHAR, model VARCHAR,
      conversation VARCHAR, user_name VARCHAR, database_name VARCHAR, namespace VARCHAR,
      system VARCHAR, fingerprint VARCHAR, trace VARCHAR, finding VARCHAR, subject VARCHAR,
      rules VARCHAR, operations VARCHAR, tables VARCHAR, effects VARCHAR, sensitive VARCHAR,
      masked VARCHAR, words VARCHAR NOT NULL, body BLOB NOT NULL)
    """,
    "CREATE TABLE IF NOT EXISTS projected (batch BIGINT NOT NULL, hash VARCHAR NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS progress (
      batch BIGINT NOT NULL, incarnation VARCHAR NOT NULL, service VARCHAR NOT NULL,
      next_sequence BIGINT NOT NULL, last_us BIGINT NOT NULL, phase VARCHAR NOT NULL)
    """,
    "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)",
    """
    INSERT INTO schema_version
      SELECT %d WHERE NOT EXISTS (SELECT 1 FROM schema_version)
    """
        .formatted(VERSION),
  };

  private Schema() {}

  /** Opens the file, with everything off that would reach outside it. */
  static DuckDBConnection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", "512MB");
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:" + file, settings).unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      for (String table : TABLES) {
        statement.execute(table);
      }
    } catch (SQLException e) {
      closeAfter(connection, e);
      throw e;
    }
    return connection;
  }

  static void closeAfter(Connection connection, SQLException cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
