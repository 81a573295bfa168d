package dev.sluice.it.copies;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An application that copies addresses and reads the copies, on one connection and on another. */
public final class CopiesProgram {

  private CopiesProgram() {}

  /** URL, user, password. */
  public static void main(String[] args) throws SQLException {
    try (Connection one = DriverManager.getConnection(args[0], args[1], args[2]);
        Connection two = DriverManager.getConnection(args[0], args[1], args[2])) {
      temporary(one, args[0]);
      lasting(one, two);
      held(one, args[0]);
      failed(one, two);
      rolledBack(one, two);
    }
    System.out.println("done");
  }

  private static void temporary(Connection one, String url) throws SQLException {
    String create = url.startsWith("jdbc:h2") ? "CREATE LOCAL TEMPORARY" : "CREATE TEMPORARY";
    run(one, create + " TABLE c AS SELECT id, email AS e, name FROM people");
    show("temporary-masked", one, "SELECT e FROM c");
    show("temporary-masked-star", one, "SELECT * FROM c");
    show("temporary-open", one, "SELECT name FROM c");
    run(one, create + " TABLE later AS SELECT id, name AS v FROM people");
    show("later-open", one, "SELECT v FROM later");
    run(one, "INSERT INTO later SELECT id, email FROM people");
    show("later-masked", one, "SELECT v FROM later");
    run(one, create + " TABLE again AS SELECT e AS x FROM c");
    show("again-masked", one, "SELECT x FROM again");
  }

  private static void lasting(Connection one, Connection two) throws SQLException {
    show("update-open", two, "SELECT v FROM notes");
    run(one, "UPDATE notes SET v = (SELECT MAX(email) FROM people)");
    show("update-masked", one, "SELECT v FROM notes");
    show("update-masked-other", two, "SELECT v FROM notes");
    run(one, "CREATE TABLE kept AS SELECT id, email AS x, name FROM people");
    show("kept-masked", one, "SELECT x FROM kept");
    show("kept-masked-other", two, "SELECT x FROM kept");
    show("kept-open-other", two, "SELECT name FROM kept");
    run(one, "CREATE VIEW seen AS SELECT x, name FROM kept");
    show("view-masked-other", two, "SELECT x FROM seen");
    show("view-open-other", two, "SELECT name FROM seen");
    run(one, "ALTER TABLE people RENAME TO persons");
    show("renamed-masked", one, "SELECT email FROM persons");
    show("renamed-masked-other", two, "SELECT email FROM persons");
    show("renamed-open-other", two, "SELECT name FROM persons");
    run(one, "ALTER TABLE persons RENAME TO people");
  }

  private static void held(Connection one, String url) throws SQLException {
    if (url.startsWith("jdbc:postgresql")) {
      show("setting-masked", one, "SELECT set_config('my.x', MAX(email), false) FROM people");
      show("setting-masked-read", one, "SELECT current_setting('my.x')");
      show("setting-masked-show", one, "SHOW my.x");
    } else {
      run(one, "SET @x = (SELECT MAX(email) FROM people)");
      show("variable-masked", one, "SELECT @x");
    }
  }

  private static void failed(Connection one, Connection two) throws SQLException {
    try {
      run(one, "INSERT INTO untouched SELECT 1, email FROM people");
      System.out.println("failed|it did not fail");
    } catch (SQLException duplicate) {
      show("failed-open", one, "SELECT v FROM untouched");
      show("failed-open-other", two, "SELECT v FROM untouched");
    }
  }

  private static void rolledBack(Connection one, Connection two) throws SQLException {
    one.setAutoCommit(false);
    run(one, "INSERT INTO slow SELECT id, email FROM people");
    show("transaction-masked", one, "SELECT v FROM slow");
    one.commit();
    one.setAutoCommit(true);
    show("transaction-masked-other", two, "SELECT v FROM slow");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void show(String step, Connection connection, String sql) throws SQLException {
    StringBuilder values = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          values.append(rows.getString(i)).append(' ');
        }
      }
    }
    System.out.println(step + "|" + values);
  }
}
