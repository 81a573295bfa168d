package dev.sluice.it.people;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** A table with an address. Who reads it says so in the text, and what they got to see aloud. */
final class Rows implements AutoCloseable {

  static final String ADDRESS = "ann@people.example";

  private final Connection connection;
  private final PreparedStatement shared;

  Rows() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:people", "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(60))");
      statement.execute("INSERT INTO people VALUES (1, '" + ADDRESS + "')");
      statement.execute("CREATE TABLE bounded (id INT PRIMARY KEY)");
      statement.execute("INSERT INTO bounded VALUES (1)");
    }
    shared = connection.prepareStatement("SELECT email AS shared FROM people");
  }

  /** Reads the address in the name of a scene. */
  synchronized void read(String scene) {
    String label = scene.replace('-', '_').toUpperCase(Locale.ROOT);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT email AS " + label + " FROM people")) {
      row.next();
      System.out.println(scene + ": " + row.getString(1));
    } catch (SQLException failure) {
      System.out.println(scene + ": " + failure);
    }
  }

  /** The same by one statement that all callers share. */
  synchronized void readShared(String scene) {
    try (ResultSet row = shared.executeQuery()) {
      row.next();
      System.out.println(scene + ": " + row.getString(1));
    } catch (SQLException failure) {
      System.out.println(scene + ": " + failure);
    }
  }

  /** Reads a row of a table of which a conversation may read few. */
  synchronized void readBounded(String scene) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM bounded")) {
      row.next();
      System.out.println(scene + ": " + row.getInt(1));
    } catch (SQLException failure) {
      System.out.println(scene + ": " + failure.getSQLState());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
