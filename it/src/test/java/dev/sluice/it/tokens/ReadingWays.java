package dev.sluice.it.tokens;

import java.lang.reflect.Method;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Ways that any database has and that change nothing. */
final class ReadingWays extends Ways {

  private final boolean whole;

  /**
   * The ways.
   *
   * @param whole whether the driver's own class is read by each getter, too
   */
  ReadingWays(Connection connection, Database database, Transcript out, boolean whole) {
    super(connection, database, out);
    this.whole = whole;
  }

  @Override
  void all() {
    out.attempt("statement", () -> everyGetter(ROW + 1));
    if (whole) {
      out.attempt("open", () -> everyGetter(openColumns()));
    }
    out.attempt("nulls", () -> queried(ROW + 2));
    out.attempt("prepared", this::prepared);
    out.attempt("executed", this::executed);
    out.attempt("driver-class", this::driverClass);
    out.attempt("crossed", this::crossed);
    out.attempt("crossed-back", this::crossedBack);
    out.attempt("both", this::both);
    out.attempt("scrolled", this::scrolled);
    out.attempt("fetched-in-parts", () -> undone(this::fetchedInParts));
    out.attempt("statement-of-result", this::statementOfResult);
    out.attempt("more-results", this::moreResults);
    out.attempt("large-kept", this::largeKept);
    out.attempt("throws-then-next", this::throwsThenNext);
    out.attempt("metadata", this::metadata);
    out.attempt("find-column", this::findColumn);
    out.attempt("labels", this::labels);
    out.attempt("error-cast", () -> queried("SELECT CAST(s0 AS int) FROM cells WHERE id = 1"));
    out.attempt("error-key", this::errorKey);
    out.attempt("closed", this::closed);
  }

  /** A query of all open columns and no other. */
  private String openColumns() throws SQLException {
    StringJoiner columns = new StringJoiner(", ", "SELECT ", " FROM cells WHERE id = 1");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSetMetaData metadata = rows.getMetaData();
      for (int i = 3; i <= metadata.getColumnCount(); i += 2) {
        columns.add(metadata.getColumnLabel(i));
      }
    }
    return columns.toString();
  }

  private void everyGetter(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      every(rows, ResultSet.class);
    }
  }

  private void prepared() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT s0, o0, s2, o2, s4, s6 FROM cells WHERE id = ?")) {
      for (int round = 0; round < 6; round++) { // pgjdbc changes to the binary form meanwhile
        statement.setInt(1, 1);
        try (ResultSet rows = statement.executeQuery()) {
          few(rows);
        }
      }
    }
  }

  private void executed() throws Exception {
    try (Statement statement = connection.createStatement()) {
      out.tell("-", "execute", String.valueOf(statement.execute(ROW + 1)));
      try (ResultSet rows = statement.getResultSet()) {
        few(rows);
      }
    }
  }

  /** The driver's own object below any wrapper, with the getters that only it has. */
  private void driverClass() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSet inner = inner(rows, ResultSet.class);
      if (whole) {
        every(inner, inner.getClass());
      } else {
        few(inner);
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSet inner = inner(rows, ResultSet.class);
      inner.next();
      vendor(inner);
    }
  }

  /** What the driver's class has beside JDBC and takes no column. */
  private void vendor(ResultSet inner) {
    Arrays.stream(inner.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
        .filter(method -> !isOf(method, ResultSet.class) && !isOf(method, ResultSetMetaData.class))
        .filter(method -> !isOf(method, Object.class) || method.getName().equals("toString"))
        .sorted(Comparator.comparing(Method::toString))
        .forEach(
            method -> one("-", "vendor " + method.getName(), () -> Vendor.text(inner, method)));
  }

  private static boolean isOf(Method method, Class<?> type) {
    try {
      type.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException notThere) {
      return false;
    }
  }

  /** Prepared on the wrapper, executed on what is below. */
  private void crossed() throws Exception {
    try (PreparedStatement outer = connection.prepareStatement(ROW + 1)) {
      PreparedStatement inner = inner(outer, PreparedStatement.class);
      try (ResultSet rows = inner.executeQuery()) {
        few(rows);
      }
      inner.execute();
      try (ResultSet rows = outer.getResultSet()) {
        few(rows);
      }
    }
  }

  /** Prepared on what is below the connection; executed, then read on the wrapper. */
  private void crossedBack() throws Exception {
    Connection below = inner(connection, Connection.class);
    try (PreparedStatement statement = below.prepareStatement(ROW + 1);
        ResultSet rows = statement.executeQuery()) {
      few(rows);
    }
    try (PreparedStatement outer = connection.prepareStatement(ROW + 1)) {
      outer.execute();
      try (ResultSet rows = inner(outer, PreparedStatement.class).getResultSet()) {
        few(rows);
      }
    }
  }

  /** One row read in turns on both. */
  private void both() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet outer = statement.executeQuery(ROW + 1)) {
      ResultSet inner = inner(outer, ResultSet.class);
      outer.next();
      one("s0", "outer", () -> outer.getString("s0"));
      one("s0", "inner", () -> inner.getString("s0"));
      one("s2", "inner", () -> inner.getInt("s2"));
      one("s2", "outer", () -> outer.getInt("s2"));
      one("o0", "inner", () -> inner.getString("o0"));
      one("o0", "outer", () -> outer.getObject("o0"));
    }
  }

  private void scrolled() throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows =
            statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id < 4 ORDER BY id")) {
      rows.last();
      tell(rows, "last");
      rows.absolute(1);
      tell(rows, "absolute");
      rows.relative(1);
      tell(rows, "relative");
      rows.previous();
      tell(rows, "previous");
    }
  }

  private void tell(ResultSet rows, String how) {
    one("s0", how, () -> rows.getString("s0"));
    one("s0", how + " index", () -> rows.getObject(2));
    one("o0", how, () -> rows.getString("o0"));
    one("id", how, () -> rows.getInt(1));
  }

  private void fetchedInParts() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1);
      try (ResultSet rows =
          statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id < 4 ORDER BY id")) {
        few(rows);
      }
    }
  }

  private void statementOfResult() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSet again = rows.getStatement().getResultSet();
      if (again != null) {
        few(again);
      }
    }
  }

  private void moreResults() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(ROW + 1);
      try (ResultSet first = statement.getResultSet()) {
        out.tell(
            "-", "more", String.valueOf(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)));
        few(first);
      }
    }
  }

  /** Objects that outlive their row, their result set and their transaction. */
  private void largeKept() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      rows.next();
      ResultSetMetaData metadata = rows.getMetaData();
      for (int i = 2; i <= metadata.getColumnCount(); i++) {
        String label = metadata.getColumnLabel(i);
        for (Getter getter : large(rows, i)) {
          one(label, "kept", getter);
        }
      }
    }
  }

  private static List<Getter> large(ResultSet rows, int column) {
    return List.of(
        () -> {
          Clob clob = rows.getClob(column);
          return clob == null ? null : List.of(Value.text(clob), Value.text(clob));
        },
        () -> {
          Blob blob = rows.getBlob(column);
          return blob == null ? null : List.of(Value.text(blob), Value.text(blob));
        },
        () -> rows.getNCharacterStream(column),
        () -> rows.getBinaryStream(column));
  }

  private void throwsThenNext() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      rows.next();
      for (String column : List.of("s0", "s6", "o0")) {
        one(column, "throws", () -> rows.getURL(column));
        one(column, "next", () -> rows.getString(column));
        one(column, "throws int", () -> rows.getInt(column));
        one("s0", "next other", () -> rows.getString("s0"));
        one(column, "throws ref", () -> rows.getRef(column));
        one("s0", "next object", () -> rows.getObject("s0"));
        one("-", "no such column", () -> rows.getString("nothing"));
        one("s0", "next index", () -> rows.getString(2));
        one("-", "no such index", () -> rows.getString(900));
        one("s0", "next bytes", () -> rows.getBytes(2));
      }
    }
  }

  private void metadata() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      rows.next();
      ResultSetMetaData metadata = rows.getMetaData();
      Method[] methods = ResultSetMetaData.class.getMethods();
      Arrays.sort(methods, Comparator.comparing(Method::toString));
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        int column = i;
        for (Method method : methods) {
          if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class})) {
            one("metadata", i + "." + method.getName(), () -> method.invoke(metadata, column));
          }
        }
      }
    }
  }

  private void findColumn() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      rows.next();
      for (String label : List.of("s0", "o0", "S0", "O2", "id", "nothing")) {
        one("metadata", "findColumn " + label, () -> rows.findColumn(label));
      }
    }
  }

  /** Two columns of one label, one that says to be another, and none at all. */
  private void labels() throws Exception {
    queried("SELECT s0 AS a, o0 AS a FROM cells WHERE id = 1");
    queried("SELECT o0 AS a, s0 AS a FROM cells WHERE id = 1");
    queried("SELECT s0 AS o0, o0 AS s0 FROM cells WHERE id = 1");
    queried("SELECT x.o0 FROM (SELECT s0 AS o0 FROM cells WHERE id = 1) x");
    queried("SELECT max(s0), min(s2), count(*) FROM cells WHERE id = 1");
    queried("WITH w AS (SELECT s0 AS o0 FROM cells WHERE id = 1) SELECT o0 FROM w");
  }

  private void errorKey() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO cells (id, s0) SELECT 1, s0 FROM cells WHERE id = 3");
    }
  }

  private void closed() throws Exception {
    try (Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery(ROW + 1);
      rows.next();
      rows.close();
      one("s0", "of a closed one", () -> rows.getString("s0"));
      one("s0", "of a closed one, by index", () -> rows.getString(2));
    }
  }
}
