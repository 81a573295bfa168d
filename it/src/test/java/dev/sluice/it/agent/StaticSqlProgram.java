package dev.sluice.it.agent;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs SQL as early as an application can: in the static initialiser of its main class. */
public final class StaticSqlProgram {

  static {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:early");
        Statement statement = connection.createStatement()) {
      run(statement, "CREATE TABLE early(id INT)");
      run(statement, "DROP TABLE early");
      run(statement, "SELECT 1");
    } catch (SQLException e) {
      tell("connecting", e);
    }
  }

  private StaticSqlProgram() {}

  private static void run(Statement statement, String sql) {
    try {
      statement.execute(sql);
      System.out.println("ran: " + sql);
    } catch (SQLException e) {
      tell(sql, e);
    }
  }

  private static void tell(String what, SQLException e) {
    System.out.println("refused: " + what + ": " + e.getSQLState() + ": " + e.getMessage());
  }

  /** Ends at once, or with an argument after its standard input. */
  public static void main(String[] args) throws Exception {
    System.out.println("main reached");
    if (args.length > 0) {
      System.in.read();
    }
  }
}
