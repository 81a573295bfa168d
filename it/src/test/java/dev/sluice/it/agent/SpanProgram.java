package dev.sluice.it.agent;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs SQL inside a method that an agent is told to trace, and outside of it. */
public final class SpanProgram {

  private SpanProgram() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:spans")) {
      traced(connection);
      run(connection, "SELECT 2 AS UNTRACED");
    }
    if (arguments.length > 0) {
      System.out.println("waiting");
      System.in.read();
    }
    System.out.println("done");
  }

  /** Named in the options of the other agent. */
  public static void traced(Connection connection) throws SQLException {
    System.out.println("trace: " + datadogTrace());
    run(connection, "CREATE TABLE kept(id INT)");
    run(connection, "SELECT 1 AS TRACED");
    run(connection, "DROP TABLE kept");
  }

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      System.out.println("ran: " + sql);
    } catch (SQLException refused) {
      System.out.println("refused: " + sql + ": " + refused.getSQLState());
    }
  }

  /** What the Datadog agent says itself, by its public API in the bootstrap loader. */
  private static String datadogTrace() {
    try {
      Class<?> tracer = Class.forName("datadog.trace.api.CorrelationIdentifier", true, null);
      return tracer.getMethod("getTraceId").invoke(null).toString();
    } catch (ReflectiveOperationException absent) {
      return "none";
    }
  }
}
