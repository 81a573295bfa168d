package com.example.supportdesk;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The desk's database: where connections come from, and the schema with its first rows. Closing it
 * closes the pool, and ends the embedded PostgreSQL if there is one.
 */
final class DeskDatabase implements AutoCloseable {

  private static final int POOL_SIZE = 4;

  private final DataSource dataSource;
  private final @Nullable EmbeddedPostgres embedded;

  private DeskDatabase(DataSource dataSource, @Nullable EmbeddedPostgres embedded) {
    this.dataSource = dataSource;
    this.embedded = embedded;
  }

  /** Opens the database that the options name and sees to it that the schema is there. */
  static DeskDatabase open(Options options) throws SQLException, IOException {
    EmbeddedPostgres embedded = options.databaseUrl() == null ? EmbeddedPostgres.start() : null;
    String url =
        embedded == null ? options.databaseUrl() : embedded.getJdbcUrl("postgres", "postgres");
    DataSource dataSource = options.pooled() ? pooled(url, options) : unpooled(url, options);
    DeskDatabase database = new DeskDatabase(dataSource, embedded);
    try {
      database.createMissingTables();
    } catch (SQLException failure) {
      database.close();
      throw failure;
    }
    return database;
  }

  /** Where connections come from. */
  DataSource dataSource() {
    return dataSource;
  }

  private static DataSource pooled(@Nullable String url, Options options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("support-desk");
    config.setJdbcUrl(url);
    config.setUsername(options.databaseUser());
    config.setPassword(options.databasePassword());
    config.setMaximumPoolSize(POOL_SIZE);
    return new HikariDataSource(config);
  }

  private static DataSource unpooled(@Nullable String url, Options options) throws SQLException {
    String driver = DriverManager.getDriver(url).getClass().getName();
    return new UnpooledDataSource(driver, url, options.databaseUser(), options.databasePassword());
  }

  private void createMissingTables() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (hasTable(connection, "customers") || hasTable(connection, "CUSTOMERS")) {
        return;
      }
      try (Statement statement = connection.createStatement()) {
        for (String sql : script("schema.sql").split(";\\s*", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
    }
  }

  private static boolean hasTable(Connection connection, String name) throws SQLException {
    try (var tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                name,
                new String[] {"TABLE", "BASE TABLE"})) {
      return tables.next();
    }
  }

  private static String script(String name) {
    try (InputStream text = DeskDatabase.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException("Resource is missing: " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (dataSource instanceof HikariDataSource pool) {
      pool.close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }
}
