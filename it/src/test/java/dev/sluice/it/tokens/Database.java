package dev.sluice.it.tokens;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases and their drivers. */
enum Database {
  POSTGRESQL("org.postgresql."),
  MARIADB("org.mariadb.jdbc."),
  MYSQL("com.mysql.cj."),
  H2("org.h2."),
  HSQLDB("org.hsqldb."),
  DERBY("org.apache.derby."),
  SQLITE("org.sqlite."),
  DUCKDB("org.duckdb.");

  private final String driver;

  Database(String driver) {
    this.driver = driver;
  }

  /** Whether a class is the driver's own, not a wrapper. */
  boolean made(Class<?> type) {
    return type.getName().startsWith(driver);
  }

  /** Whether it is a server of its own, and not a part of the application. */
  boolean isServer() {
    return this == POSTGRESQL || this == MARIADB || this == MYSQL;
  }

  /** The URL of an embedded database in a directory. */
  String url(Path directory) {
    return switch (this) {
      case H2 -> "jdbc:h2:file:" + directory.resolve("h2");
      case HSQLDB -> "jdbc:hsqldb:file:" + directory.resolve("hsqldb") + ";hsqldb.tx=mvcc";
      case DERBY -> "jdbc:derby:" + directory.resolve("derby") + ";create=true";
      case SQLITE -> "jdbc:sqlite:" + directory.resolve("cells.sqlite");
      case DUCKDB -> "jdbc:duckdb:" + directory.resolve("cells.duckdb");
      default -> throw new IllegalStateException("a server: " + this);
    };
  }

  String user() {
    return switch (this) {
      case H2, HSQLDB -> "SA";
      case POSTGRESQL -> "postgres";
      case MARIADB, MYSQL -> "root";
      default -> "";
    };
  }

  /** An embedded database that is not ended would be found in use, or half written. */
  void end(String url) throws SQLException {
    if (this == HSQLDB) {
      try (Connection connection = DriverManager.getConnection(url, user(), "");
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    } else if (this == DERBY) {
      try {
        DriverManager.getConnection(url.replace(";create=true", ";shutdown=true")).close();
      } catch (SQLException thatIsHowItSaysSo) {
        return;
      }
    }
  }
}
