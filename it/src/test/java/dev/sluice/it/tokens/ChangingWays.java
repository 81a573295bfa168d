package dev.sluice.it.tokens;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Ways through result sets that change rows: of open columns alone. */
final class ChangingWays extends Ways {

  private final int round;

  /**
   * The ways.
   *
   * @param round a number that no other run over the same table has
   */
  ChangingWays(Connection connection, Database database, Transcript out, int round) {
    super(connection, database, out);
    this.round = round;
  }

  @Override
  void all() {
    out.attempt("updated", () -> updated(ROW + 3, ResultSet.TYPE_SCROLL_INSENSITIVE));
    out.attempt("updated-forward", () -> updated(ROW + 4, ResultSet.TYPE_FORWARD_ONLY));
    out.attempt("updated-sensitive", () -> updated(ROW + 6, ResultSet.TYPE_SCROLL_SENSITIVE));
    out.attempt(
        "updated-few",
        () ->
            updated(
                "SELECT id, s0, o0, s2 FROM cells WHERE id = 4",
                ResultSet.TYPE_SCROLL_INSENSITIVE));
    out.attempt("cancelled", this::cancelled);
    out.attempt("inserted", this::inserted);
    out.attempt("deleted", this::deleted);
    out.attempt("updated-below", this::updatedBelow);
    out.attempt("keys-all", () -> keys(Statement.RETURN_GENERATED_KEYS));
    out.attempt(
        "keys-named", () -> keys(new String[] {database == Database.POSTGRESQL ? "s0" : "S0"}));
    out.attempt("keys-indexed", () -> keys(new int[] {2}));
  }

  private Statement updatable(int type) throws SQLException {
    return connection.createStatement(type, ResultSet.CONCUR_UPDATABLE);
  }

  private void updated(String sql, int type) throws Exception {
    try (Statement statement = updatable(type);
        ResultSet rows = statement.executeQuery(sql)) {
      change(rows);
    }
  }

  private void updatedBelow() throws Exception {
    try (Statement statement = updatable(ResultSet.TYPE_SCROLL_INSENSITIVE);
        ResultSet rows = statement.executeQuery(ROW + 7)) {
      change(inner(rows, ResultSet.class));
    }
  }

  private void change(ResultSet rows) throws SQLException {
    rows.next();
    tell(rows, "before");
    rows.updateString("o0", "changed " + round);
    tell(rows, "pending");
    rows.updateRow();
    tell(rows, "after");
    one("-", "rowUpdated", rows::rowUpdated);
    one("-", "refreshRow", () -> refreshed(rows));
    tell(rows, "refreshed");
  }

  private static String refreshed(ResultSet rows) throws SQLException {
    rows.refreshRow();
    return "done";
  }

  private void tell(ResultSet rows, String when) {
    one("s0", when, () -> rows.getString("s0"));
    one("s2", when, () -> rows.getObject("s2"));
    one("s2", when + " int", () -> rows.getInt("s2"));
    one("o0", when, () -> rows.getString("o0"));
  }

  private void cancelled() throws Exception {
    try (Statement statement = updatable(ResultSet.TYPE_SCROLL_INSENSITIVE);
        ResultSet rows = statement.executeQuery("SELECT id, s0, o0, s2 FROM cells WHERE id = 8")) {
      rows.next();
      rows.updateString("o0", "never");
      rows.cancelRowUpdates();
      tell(rows, "cancelled");
    }
  }

  private void inserted() throws Exception {
    try (Statement statement = updatable(ResultSet.TYPE_SCROLL_INSENSITIVE);
        ResultSet rows = statement.executeQuery("SELECT id, s0, o0, s2 FROM cells WHERE id = 3")) {
      rows.next();
      rows.moveToInsertRow();
      tell(rows, "before insert");
      rows.updateInt(1, 1_000 + round);
      rows.updateString(3, "inserted");
      rows.insertRow();
      tell(rows, "insert row");
      rows.moveToCurrentRow();
      tell(rows, "current row");
    }
  }

  private void deleted() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO cells (id, o0) VALUES (" + (2_000 + round) + ", 'gone')");
    }
    try (Statement statement = updatable(ResultSet.TYPE_SCROLL_INSENSITIVE);
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, s0, o0, s2 FROM cells WHERE id = " + (2_000 + round))) {
      rows.next();
      rows.deleteRow();
      one("-", "rowDeleted", rows::rowDeleted);
    }
  }

  private void keys(Object wanted) throws Exception {
    String sql = "UPDATE cells SET o0 = o0 WHERE id = 4";
    try (Statement statement = connection.createStatement()) {
      if (wanted instanceof String[] names) {
        statement.executeUpdate(sql, names);
      } else if (wanted instanceof int[] indexes) {
        statement.executeUpdate(sql, indexes);
      } else {
        statement.executeUpdate(sql, (int) wanted);
      }
      try (ResultSet rows = statement.getGeneratedKeys()) {
        few(rows);
      }
    }
  }
}
