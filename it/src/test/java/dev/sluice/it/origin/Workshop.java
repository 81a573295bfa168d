package dev.sluice.it.origin;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of the workshop, in memory. */
final class Workshop {

  static final String URL = "jdbc:h2:mem:parts;DB_CLOSE_DELAY=-1";

  private Workshop() {}

  static void fill() throws SQLException {
    run(
        "CREATE TABLE part (id INT PRIMARY KEY, name VARCHAR(60), price INT)",
        "CREATE TABLE part_note (id INT PRIMARY KEY, part_id INT, words VARCHAR(60))",
        "INSERT INTO part VALUES (1, 'bolt', 5), (2, 'nut', 5)",
        "INSERT INTO part_note VALUES (1, 1, 'rusty')");
  }

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(URL, "sa", "");
  }

  /** By plain JDBC. */
  static void run(String... texts) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }

  /** A statement by plain JDBC that says where it stands. */
  static void plain(String mark) {
    try {
      run("SELECT 1 AS " + mark);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static int count(String condition) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM part WHERE " + condition)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
