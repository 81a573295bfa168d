package dev.sluice.it.copies;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application whose tools read an address and write it elsewhere: {@code name: ok N}, {@code
 * name: refused RULE} or {@code name: failed}.
 */
public final class ByValueProbe {

  private static final Pattern RULE =
      Pattern.compile("Sluice refused this statement: rule=(\\S+)\\.");

  private final Connection connection;
  private String address = "";

  private ByValueProbe(Connection connection) {
    this.connection = connection;
  }

  /** Arguments: url, user. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
      ByValueProbe probe = new ByValueProbe(connection);
      asked("one", "read", () -> probe.read());
      asked("one", "bound", () -> probe.bound("INSERT INTO note VALUES (1, ?)"));
      asked("one", "string", () -> probe.text("INSERT INTO note VALUES (2, '%s')"));
      asked("one", "set", () -> probe.bound("UPDATE note SET body = ? WHERE id = 0"));
      asked("one", "batch", probe::batch);
      asked("one", "texts", probe::texts);
      asked("one", "rebound", probe::rebound);
      asked("one", "compared", () -> probe.bound("UPDATE person SET name = 'x' WHERE email = ?"));
      asked("one", "compared-string", () -> probe.text("DELETE FROM note WHERE body = '%s'"));
      asked("one", "same-class", () -> probe.bound("INSERT INTO archive VALUES (1, ?)"));
      asked("two", "other-talk", () -> probe.bound("INSERT INTO note VALUES (3, ?)"));
      tell("nobody", () -> probe.bound("INSERT INTO note VALUES (4, ?)"));
    }
    System.out.println("done");
  }

  private interface Work {
    int run() throws SQLException;
  }

  private static void tell(String name, Work work) {
    String result;
    try {
      result = "ok " + work.run();
    } catch (SQLException failure) {
      Matcher rule = RULE.matcher(String.valueOf(failure.getMessage()));
      result = rule.find() ? "refused " + rule.group(1) : "failed " + failure;
    }
    System.out.println(name + ": " + result);
  }

  /** Runs as a tool that a model called in that conversation. */
  private static void asked(String conversation, String name, Work work) {
    List<Boolean> ran = new ArrayList<>();
    ToolExecutor tool =
        new ToolExecutor() {
          @Override
          public String execute(ToolExecutionRequest request, Object memoryId) {
            tell(name, work);
            ran.add(true);
            return "";
          }
        };
    tool.executeWithContext(
        ToolExecutionRequest.builder().id("1").name("work").arguments("{}").build(),
        InvocationContext.builder().chatMemoryId(conversation).build());
    if (ran.isEmpty()) {
      throw new IllegalStateException("the tool did not run");
    }
  }

  private int read() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT email FROM person WHERE id = 1")) {
      rows.next();
      address = rows.getString(1);
      return address.length();
    }
  }

  private int bound(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, address);
      return statement.executeUpdate();
    }
  }

  private int text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(String.format(sql, address));
    }
  }

  private int batch() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO note VALUES (?, ?)")) {
      statement.setInt(1, 10);
      statement.setString(2, address);
      statement.addBatch();
      statement.setInt(1, 11);
      statement.setString(2, "harmless");
      statement.addBatch();
      return statement.executeBatch().length;
    }
  }

  private int texts() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("INSERT INTO note VALUES (12, 'harmless')");
      statement.addBatch("INSERT INTO note VALUES (13, '" + address + "')");
      return statement.executeBatch().length;
    }
  }

  /** Another value took its place. */
  private int rebound() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO note VALUES (14, ?)")) {
      statement.setString(1, address);
      statement.setString(1, "harmless");
      return statement.executeUpdate();
    }
  }
}
