package dev.sluice.it.entry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table with an address, and a line of what is read of it. */
final class People implements AutoCloseable {

  static final String ADDRESS = "ann@people.example";

  private final Connection connection;

  People() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:people", "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(60))");
      statement.execute("INSERT INTO people VALUES (1, '" + ADDRESS + "')");
    }
  }

  /** Reads the address and says who got to see what. */
  void tell(String who) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT email FROM people")) {
      row.next();
      System.out.println(who + ": " + row.getString(1));
    } catch (SQLException failure) {
      throw new IllegalStateException(who, failure);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
