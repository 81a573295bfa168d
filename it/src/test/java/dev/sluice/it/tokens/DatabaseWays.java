package dev.sluice.it.tokens;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;

/** Ways that one database has: routines, cursors, rows of changes, several results. */
final class DatabaseWays extends Ways {

  private static final String OF_ONE = " FROM cells WHERE id = 1";

  DatabaseWays(Connection connection, Database database, Transcript out) {
    super(connection, database, out);
  }

  @Override
  void all() {
    switch (database) {
      case POSTGRESQL -> postgresql();
      case MARIADB, MYSQL -> mariadb();
      case H2 -> h2();
      case HSQLDB -> hsqldb();
      case DERBY -> derby();
      case SQLITE -> returning();
      default -> duckdb();
    }
  }

  private void postgresql() {
    out.attempt("cursor", () -> undone(() -> queried("SELECT f_cursor()")));
    out.attempt("cursor-object", () -> undone(this::cursorObject));
    out.attempt("cursor-called", () -> called("{? = call f_cursor()}", Types.REF_CURSOR));
    out.attempt("cursor-other", () -> called("{? = call f_cursor()}", Types.OTHER));
    out.attempt("cursor-fetched", () -> undone(this::cursorFetched));
    out.attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
    out.attempt("inout", () -> inout("call f_inout(?, ?)"));
    out.attempt("table-function", () -> queried("SELECT * FROM f_table()"));
    out.attempt("several", () -> several("SELECT 1; SELECT s0, o0 FROM cells WHERE id = 1"));
    out.attempt("notice", this::notice);
    returning();
  }

  private void mariadb() {
    out.attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
    out.attempt("inout", () -> inout("{call f_inout(?, ?)}"));
    out.attempt("value", () -> called("{? = call f_value()}", Types.VARCHAR));
    out.attempt("rows-called", () -> several("CALL f_rows()"));
    out.attempt("several-called", () -> several("CALL f_several()"));
    out.attempt(
        "returned",
        () ->
            queried(
                "INSERT INTO cells (id, o0) VALUES (3, 'x') ON DUPLICATE KEY UPDATE o0 = o0"
                    + " RETURNING s0"));
  }

  private void h2() {
    out.attempt(
        "final-table",
        () -> queried("SELECT s0, o0 FROM FINAL TABLE (UPDATE cells SET o0 = o0 WHERE id = 4)"));
    out.attempt("rows-of-row", () -> queried("SELECT ROW(s0, o0)" + OF_ONE));
    out.attempt("array-of", () -> queried("SELECT ARRAY_AGG(s0)" + OF_ONE));
  }

  private void hsqldb() {
    out.attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
    out.attempt("inout", () -> inout("{call f_inout(?, ?)}"));
    out.attempt("value", () -> called("{? = call f_value()}", Types.VARCHAR));
    out.attempt("value-called", () -> queried("CALL f_value()"));
    out.attempt("table-function", () -> queried("SELECT * FROM TABLE (f_table())"));
    out.attempt("rows-called", () -> several("CALL f_rows()"));
    out.attempt("array-of", () -> queried("SELECT ARRAY_AGG(s0)" + OF_ONE));
  }

  private void derby() {
    out.attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
    out.attempt("value", () -> queried("SELECT f_value()" + OF_ONE));
    out.attempt("rows-called", () -> several("CALL f_rows()"));
  }

  private void duckdb() {
    for (String sql :
        new String[] {
          "SELECT cells" + OF_ONE,
          "SELECT c FROM cells c WHERE id = 1",
          "SELECT list(s0)" + OF_ONE,
          "SELECT {'a': s0}" + OF_ONE,
          "SELECT [s0, o0]" + OF_ONE,
          "SELECT map([o0], [s0])" + OF_ONE,
          "SELECT o0, COLUMNS('s0')" + OF_ONE,
          "SELECT * EXCLUDE (id)" + OF_ONE,
          "SELECT * REPLACE (s0 AS o0)" + OF_ONE,
          "FROM cells WHERE id = 1",
          "FROM cells SELECT s0 WHERE id = 1",
          "SELECT #1 FROM (SELECT s0 FROM cells WHERE id = 1)",
          "SELECT s0 AS zz, zz" + OF_ONE,
          "SELECT [x FOR x IN [s0]]" + OF_ONE,
          "SELECT s0[1:4]" + OF_ONE,
          "SUMMARIZE cells",
          "UNPIVOT (SELECT s0, o0 FROM cells WHERE id = 1) ON s0, o0",
          "PIVOT (SELECT s0, o0 FROM cells WHERE id = 1) ON o0 USING first(s0)",
        }) {
      out.attempt("duckdb " + sql.replace('|', ' '), () -> queried(sql));
    }
    returning();
  }

  private void returning() {
    out.attempt(
        "returning", () -> queried("UPDATE cells SET o0 = o0 WHERE id = 4 RETURNING s0, o0"));
    out.attempt(
        "returning-all", () -> queried("UPDATE cells SET o0 = o0 WHERE id = 4 RETURNING *"));
  }

  private void cursorObject() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT f_cursor()")) {
      rows.next();
      try (ResultSet found = (ResultSet) rows.getObject(1)) {
        every(found, ResultSet.class);
      }
    }
  }

  private void cursorFetched() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DECLARE d CURSOR FOR SELECT s0, o0 FROM cells WHERE id = 1");
    }
    queried("FETCH ALL FROM d");
  }

  private void notice() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT s0" + OF_ONE);
      statement.execute("SELECT f_tells()");
      tell("statement", statement.getWarnings());
    }
    tell("connection", connection.getWarnings());
  }

  private void tell(String how, SQLWarning first) {
    for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
      out.tell("-", "warning of " + how, each.toString());
    }
  }

  private void called(String sql, int... types) throws Exception {
    undone(
        () -> {
          try (CallableStatement statement = connection.prepareCall(sql)) {
            for (int i = 0; i < types.length; i++) {
              statement.registerOutParameter(i + 1, types[i]);
            }
            statement.execute();
            tell(statement, types);
          }
        });
  }

  private void tell(CallableStatement statement, int... types) {
    String[] names = {"a", "b"};
    for (int i = 0; i < types.length; i++) {
      String column = "s" + (i + 1);
      EveryGetter.read(
          statement,
          CallableStatement.class,
          i + 1,
          types.length == 2 ? names[i] : null,
          (how, answer) -> out.tell(column, how, answer));
    }
  }

  private void inout(String sql) throws Exception {
    undone(
        () -> {
          try (CallableStatement statement = connection.prepareCall(sql)) {
            statement.setString(1, "given");
            statement.setInt(2, 2);
            statement.registerOutParameter(1, Types.VARCHAR);
            statement.registerOutParameter(2, Types.INTEGER);
            statement.execute();
            tell(statement, Types.VARCHAR, Types.INTEGER);
          }
        });
  }

  private void several(String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      tellAll(statement, statement.execute(sql));
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      tellAll(statement, statement.execute());
    }
  }

  private void tellAll(Statement statement, boolean first) throws SQLException {
    boolean rows = first;
    while (rows || statement.getUpdateCount() != -1) {
      if (rows) {
        few(statement.getResultSet());
      }
      rows = statement.getMoreResults();
    }
  }
}
