package dev.sluice.it.writeback;

import static dev.sluice.it.kit.Attempts.attempt;

import dev.sluice.it.kit.Attempts.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/** Changes rows through the result set that shows them masked. */
final class RowsProbe {

  private static final String CLIENT = "SELECT id, full_name, email, ssn FROM client WHERE id = 5";
  private static final String PERSON = "SELECT id, name, age, phone FROM person WHERE id = 9";

  private final String url;
  private final String user;

  RowsProbe(String url, String user) {
    this.url = url;
    this.user = user;
  }

  private interface Change {
    void of(ResultSet rows) throws SQLException;
  }

  void run() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      changed("rows-text", connection, CLIENT, rows -> rows.updateString(3, rows.getString(3)));
      changed(
          "rows-label",
          connection,
          CLIENT,
          rows -> rows.updateString("email", rows.getString("email")));
      changed("rows-object", connection, CLIENT, rows -> rows.updateObject(4, rows.getObject(4)));
      changed("rows-number", connection, PERSON, rows -> rows.updateInt(3, rows.getInt(3)));
      changed("rows-null", connection, PERSON, rows -> rows.updateNull("phone"));
      changed("rows-name", connection, CLIENT, rows -> rows.updateString(2, "Through a row"));
      added("rows-insert", connection, null);
      added("rows-new", connection, "six@client.example");
      attempt("rows-cached-insert", cached(connection));
    }
  }

  private static void changed(String name, Connection connection, String query, Change change) {
    attempt(
        name,
        () -> {
          try (Statement statement = updatable(connection);
              ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            change.of(rows);
            rows.updateRow();
          }
        });
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  /** Adds a row with this address, or with the one of the present row. */
  private static void added(String name, Connection connection, String email) {
    attempt(
        name,
        () -> {
          try (Statement statement = updatable(connection);
              ResultSet rows = statement.executeQuery(CLIENT)) {
            rows.next();
            String address = email == null ? rows.getString(3) : email;
            rows.moveToInsertRow();
            rows.updateInt(1, 6);
            rows.updateString(2, "Added");
            rows.updateString(3, address);
            rows.updateString(4, "666-66-6666");
            rows.insertRow();
          }
        });
  }

  private static Step cached(Connection connection) {
    return () -> {
      CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(CLIENT)) {
        rows.populate(found);
      }
      rows.setTableName("client");
      rows.first();
      String email = rows.getString(3);
      rows.moveToInsertRow();
      rows.updateInt(1, 7);
      rows.updateString(2, "Cached");
      rows.updateString(3, email);
      rows.updateString(4, "777-77-7777");
      rows.insertRow();
      rows.moveToCurrentRow();
      connection.setAutoCommit(false);
      try {
        rows.acceptChanges(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    };
  }
}
