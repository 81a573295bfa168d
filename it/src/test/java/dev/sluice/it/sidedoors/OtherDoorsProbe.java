package dev.sluice.it.sidedoors;

import static dev.sluice.it.sidedoors.Attempts.tell;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.StatementImpl;
import com.mysql.cj.jdbc.result.ResultSetFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.mariadb.jdbc.client.Client;
import org.mariadb.jdbc.message.client.QueryPacket;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc3.JDBC3Statement;

/** The ways around statements of MySQL's, MariaDB's, DuckDB's, SQLite's and H2's drivers. */
public final class OtherDoorsProbe {

  private static final String DELETE = "DELETE FROM client WHERE id = 1";
  private static final String SELECT = "SELECT email FROM client WHERE id = 2";

  private OtherDoorsProbe() {}

  /** Arguments: which driver, url, user. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], "")) {
      switch (arguments[0]) {
        case "mysql" -> mysql(connection);
        case "mariadb" -> mariaDb(connection);
        case "duckdb" -> duckDb(connection.unwrap(DuckDBConnection.class));
        case "sqlite" -> sqlite((SQLiteConnection) connection);
        default -> h2((org.h2.jdbc.JdbcConnection) connection);
      }
    }
    System.out.println("done");
  }

  private static void mysql(Connection connection) throws SQLException {
    JdbcConnection driver = connection.unwrap(JdbcConnection.class);
    NativeSession session = (NativeSession) driver.getSession();
    tell(
        "load",
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows());
            return loaded(statement);
          }
        });
    tell("session-delete", () -> run(session, driver, DELETE));
    tell("session-select", () -> run(session, driver, SELECT));
    tell(
        "session-variable",
        () -> session.queryServerVariable("email FROM client WHERE id = 2 -- "));
    tell(
        "non-query",
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.unwrap(StatementImpl.class).executeSimpleNonQuery(driver, DELETE);
            return "";
          }
        });
  }

  private static Object run(NativeSession session, JdbcConnection driver, String sql)
      throws SQLException {
    try (Statement statement = driver.createStatement()) {
      ResultSetFactory factory =
          new ResultSetFactory(driver, statement.unwrap(StatementImpl.class));
      Object result = session.execSQL(null, sql, -1, null, false, factory, null, false);
      return result instanceof ResultSet rows && sql.equals(SELECT) && rows.next()
          ? rows.getString(1)
          : "";
    }
  }

  private static InputStream rows() {
    return new ByteArrayInputStream("21\tnew@client.example\n".getBytes(StandardCharsets.UTF_8));
  }

  private static int loaded(Statement statement) throws SQLException {
    return statement.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE client");
  }

  private static void mariaDb(Connection connection) throws SQLException {
    Client client = connection.unwrap(org.mariadb.jdbc.Connection.class).getClient();
    tell(
        "load",
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows());
            return loaded(statement);
          }
        });
    tell("client-delete", () -> client.execute(new QueryPacket(DELETE), true).size());
    tell(
        "client-select",
        () -> {
          ResultSet rows = (ResultSet) client.execute(new QueryPacket(SELECT), true).get(0);
          rows.next();
          return rows.getString(1);
        });
  }

  private static void duckDb(DuckDBConnection connection) throws SQLException {
    tell(
        "appender",
        () -> {
          try (DuckDBAppender appender = connection.createAppender("client")) {
            appender.beginRow().append(31).append("new@client.example").endRow();
          }
          return "";
        });
    tell(
        "appender-in-schema",
        () -> {
          try (DuckDBAppender appender = connection.createAppender("main", "client")) {
            appender.beginRow().append(32).append("new@client.example").endRow();
          }
          return "";
        });
    tell(
        "chunks",
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(SELECT);
              DuckDBChunkedResult rows = statement.unwrap(DuckDBPreparedStatement.class).query()) {
            return rows.columnCount();
          }
        });
    tell("duplicate", () -> duplicated(connection));
    tell("appender-elsewhere", () -> elsewhere(connection));
  }

  private static String duplicated(DuckDBConnection connection) throws SQLException {
    try (Connection other = connection.duplicate();
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String elsewhere(DuckDBConnection connection) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("note")) {
      appender.beginRow().append(1).endRow();
    }
    return "";
  }

  private static void sqlite(SQLiteConnection connection) throws SQLException {
    tell("serialize", () -> text(connection.serialize("main")));
    tell("database-delete", () -> executed(connection, DELETE));
    tell(
        "two-argument-query",
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = ((JDBC3Statement) statement).executeQuery(SELECT, false)) {
            rows.next();
            return rows.getString(1);
          }
        });
  }

  private static String text(byte[] database) {
    String all = new String(database, StandardCharsets.ISO_8859_1);
    int at = all.indexOf("@client.example");
    return at < 0 ? "" : all.substring(at, at + 15);
  }

  private static String executed(SQLiteConnection connection, String sql) throws SQLException {
    connection.getDatabase().exec(sql, true);
    return "";
  }

  private static void h2(org.h2.jdbc.JdbcConnection connection) {
    tell(
        "session-delete",
        () -> connection.getSession().prepareCommand(DELETE).executeUpdate(null).getUpdateCount());
    tell(
        "session-select",
        () -> {
          try (var rows =
              connection.getSession().prepareCommand(SELECT).executeQuery(1, 0, false)) {
            rows.next();
            return rows.currentRow()[0].getString();
          }
        });
  }
}
