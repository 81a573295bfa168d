package dev.sluice.it.people;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a database is told of who asks, seen from within the session and from another one. */
final class IntroducedProgram {

  private static final String POSTGRESQL = "SELECT current_setting('application_name')";
  private static final String MARIADB = "SELECT @sluice_asker";

  private final String url;
  private final String user;

  private IntroducedProgram(String url, String user) {
    this.url = url;
    this.user = user;
  }

  /** Arguments: URL and user. */
  public static void main(String[] arguments) throws Exception {
    IntroducedProgram program = new IntroducedProgram(arguments[0], arguments[1]);
    if (arguments[0].startsWith("jdbc:postgresql:")) {
      program.postgresql();
    } else {
      program.mariaDb();
    }
    System.out.println("done");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  private void postgresql() throws Exception {
    try (Connection connection = connect();
        Connection other = connect()) {
      long pid = number(connection, "SELECT pg_backend_pid()");
      String seen = "SELECT application_name FROM pg_stat_activity WHERE pid = " + pid;
      say("before", text(connection, POSTGRESQL));
      tool("one", () -> say("tool", text(connection, POSTGRESQL)));
      say("tool-from-outside", text(other, seen));
      tool("two", () -> say("tool-again", text(connection, POSTGRESQL)));
      say("nobody", text(connection, POSTGRESQL));
      say("nobody-from-outside", text(other, seen));
      prepared(connection);
      rolledBack(connection);
      failed(connection);
      connection.setClientInfo("ApplicationName", "changed");
      say("changed", text(connection, POSTGRESQL));
      tool("three", () -> say("changed-tool", text(connection, POSTGRESQL)));
      say("changed-nobody", text(connection, POSTGRESQL));
    }
  }

  private static void prepared(Connection connection) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(POSTGRESQL)) {
      for (int i = 0; i < 8; i++) { // beyond the point where it becomes a server's statement
        tool("prepared", () -> text(statement));
      }
      tool("prepared", () -> say("prepared-tool", text(statement)));
      say("prepared-nobody", text(statement));
    }
  }

  /** A change of the name is part of the transaction: taken back with it. */
  private static void rolledBack(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    text(connection, "SELECT 1");
    tool("four", () -> say("transaction-tool", text(connection, POSTGRESQL)));
    connection.rollback();
    say("rolled-back-nobody", text(connection, POSTGRESQL));
    tool("five", () -> say("rolled-back-tool", text(connection, POSTGRESQL)));
    connection.commit();
    tool("six", () -> text(connection, "SELECT 1"));
    text(connection, "SELECT 1");
    connection.rollback();
    say("ended-nobody", text(connection, POSTGRESQL));
    connection.setAutoCommit(true);
  }

  /** In a transaction that failed nothing can be told; afterwards it can. */
  private static void failed(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT no_such_column");
    } catch (SQLException expected) {
      for (int i = 0; i < 5; i++) {
        tool("failed", () -> text(connection, "SELECT 1"));
      }
    }
    connection.rollback();
    connection.setAutoCommit(true);
    tool("seven", () -> say("recovered-tool", text(connection, POSTGRESQL)));
    say("recovered-nobody", text(connection, POSTGRESQL));
  }

  private void mariaDb() throws Exception {
    try (Connection connection = connect();
        Connection other = connect()) {
      long id = number(connection, "SELECT CONNECTION_ID()");
      text(other, "SET GLOBAL log_output = 'TABLE'");
      text(other, "SET GLOBAL general_log = 'ON'");
      say("before", text(connection, MARIADB));
      tool("one", () -> say("tool", text(connection, MARIADB)));
      tool("two", () -> say("tool-again", text(connection, MARIADB)));
      say("nobody", text(connection, MARIADB));
      connection.setAutoCommit(false);
      tool("three", () -> say("transaction-tool", text(connection, MARIADB)));
      connection.rollback();
      say("rolled-back-nobody", text(connection, MARIADB));
      connection.setAutoCommit(true);
      text(other, "SET GLOBAL general_log = 'OFF'");
      String told =
          "SELECT GROUP_CONCAT(CONVERT(argument USING utf8) ORDER BY event_time SEPARATOR ';')"
              + " FROM mysql.general_log WHERE argument LIKE 'SET @sluice%' AND thread_id = ";
      say("log", text(other, told + id));
    }
  }

  private static void say(String scene, String text) {
    System.out.println(scene + ": " + text);
  }

  private static long number(Connection connection, String query) {
    return Long.parseLong(text(connection, query));
  }

  private static String text(Connection connection, String query) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(query)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException failure) {
      return failure.getSQLState();
    }
  }

  private static String text(PreparedStatement statement) {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    } catch (SQLException failure) {
      return failure.getSQLState();
    }
  }

  private static void tool(String id, Runnable work) throws NoSuchMethodException {
    new DefaultToolExecutor(new Tool(work), Tool.class.getDeclaredMethod("look"))
        .execute(
            ToolExecutionRequest.builder().id(id).name("look").arguments("{}").build(),
            "talk'; DROP TABLE x");
  }

  private record Tool(Runnable work) {
    @SuppressWarnings("UnusedMethod") // called by name, as the executor does
    String look() {
      work.run();
      return "done";
    }
  }
}
