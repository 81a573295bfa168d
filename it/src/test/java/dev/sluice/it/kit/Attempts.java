package dev.sluice.it.kit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For programs that try things and say what came of each on a line of its own: {@code name: ok
 * VALUE}, {@code name: refused RULE} or {@code name: failed REASON}. {@link Probed} reads them.
 */
public final class Attempts {

  private static final Pattern RULE =
      Pattern.compile("Sluice refused this statement: rule=(\\S+)\\.");

  private Attempts() {}

  /** Something that may be refused. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void go() throws Exception;
  }

  /** Tries it and says what came of it. */
  public static void tell(String name, Callable<?> attempt) {
    String result;
    try {
      result = "ok " + attempt.call();
    } catch (Exception failure) {
      result = "failed " + String.valueOf(failure).replace('\n', ' ');
      for (Throwable each = failure; each != null; each = each.getCause()) {
        Matcher rule = RULE.matcher(String.valueOf(each.getMessage()));
        result = rule.find() ? "refused " + rule.group(1) : result;
      }
    }
    System.out.println(name + ": " + result);
  }

  /** The same for what gives nothing: {@code ok} and a blank. */
  public static void attempt(String name, Step step) {
    tell(
        name,
        () -> {
          step.go();
          return "";
        });
  }

  /** Runs a statement that changes rows. */
  public static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** The first value of a query's first row as text. */
  public static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
