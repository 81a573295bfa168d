package dev.sluice.it.readme;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The README's {@code service.jar}: runs each line that it reads as a statement. */
public final class ServiceProgram {

  private ServiceProgram() {}

  /** See the class comment. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:service", "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customers(name VARCHAR(40), email VARCHAR(40))");
      statement.execute("INSERT INTO customers VALUES ('Ada', 'ada@lovelace.example')");
      System.out.println("ready");
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line + ": " + answer(statement, line));
      }
    }
  }

  private static String answer(Statement statement, String sql) {
    try {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount() + " rows";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "none";
      }
    } catch (SQLException failed) {
      return failed.getMessage();
    }
  }
}
