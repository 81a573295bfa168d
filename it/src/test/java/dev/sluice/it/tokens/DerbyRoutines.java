package dev.sluice.it.tokens;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What Derby runs as routines of the database. */
public final class DerbyRoutines {

  private static final String HERE = "jdbc:default:connection";

  private DerbyRoutines() {}

  /** OUT values. */
  public static void out(String[] a, int[] b) throws SQLException {
    try (Connection connection = DriverManager.getConnection(HERE);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT s0, s2 FROM cells WHERE id = 1")) {
      row.next();
      a[0] = row.getString(1);
      b[0] = row.getInt(2);
    }
  }

  /** Rows of another statement. */
  public static void rows(ResultSet[] rows) throws SQLException {
    Connection connection = DriverManager.getConnection(HERE);
    rows[0] = connection.createStatement().executeQuery("SELECT s0, o0 FROM cells WHERE id = 1");
  }

  /** A function's value. */
  public static String value() throws SQLException {
    String[] a = new String[1];
    out(a, new int[1]);
    return a[0];
  }
}
