package dev.sluice.it.mcp.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's own tool. */
public final class ShopTools {

  private ShopTools() {}

  /** Reads an address. */
  public static String lookup() {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:people", "sa", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT email FROM people")) {
      row.next();
      return row.getString(1);
    } catch (SQLException failure) {
      return failure.getMessage();
    }
  }

  /** Changes an address. */
  public static String change() {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:people", "sa", "");
        Statement statement = connection.createStatement()) {
      return "changed " + statement.executeUpdate("UPDATE people SET name = 'x' WHERE id = 1");
    } catch (SQLException failure) {
      return failure.getMessage();
    }
  }
}
