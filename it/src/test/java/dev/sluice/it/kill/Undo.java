package dev.sluice.it.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * Deletes three times: rolled back, committed, and left open when the connection closes. Arguments:
 * URL, user, password.
 */
public final class Undo {

  private Undo() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("DELETE FROM markers WHERE marker = 'rolled back'");
      connection.rollback();
      statement.executeUpdate("DELETE FROM markers WHERE marker = 'committed'");
      connection.commit();
    }
  }
}
