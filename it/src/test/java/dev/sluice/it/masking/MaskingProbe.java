package dev.sluice.it.masking;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;

/**
 * An application that tries each way to the values of {@code cells} and prints what it got, a line
 * each: way, column, getter, answer. It knows nothing of Sluice.
 */
public final class MaskingProbe {

  private static final String ROW = "SELECT * FROM cells WHERE id = ";

  private final Connection connection;
  private final PrintStream out;
  private String way = "";

  private MaskingProbe(Connection connection, PrintStream out) {
    this.connection = connection;
    this.out = out;
  }

  /** HikariCP closes a connection on which something is not supported: not here. */
  public static final class Keeping implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
      return Override.DO_NOT_EVICT;
    }
  }

  /** A way to values. */
  private interface Way {
    void go() throws Exception;
  }

  /** Arguments: URL, user, password, {@code bare} or {@code pooled}. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments[3].equals("bare")) {
      try (Connection connection =
          DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
        new MaskingProbe(connection, out).tryAll(arguments[0]);
      }
    } else {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(arguments[0]);
      config.setUsername(arguments[1]);
      config.setPassword(arguments[2]);
      config.setMaximumPoolSize(1);
      config.setExceptionOverrideClassName(Keeping.class.getName());
      try (HikariDataSource pool = new HikariDataSource(config);
          Connection connection = pool.getConnection()) {
        new MaskingProbe(connection, out).tryAll(arguments[0]);
      }
    }
    out.println("done");
  }

  private void tryAll(String url) {
    attempt("statement", () -> queried(ROW + 1));
    attempt("nulls", () -> queried(ROW + 2));
    attempt("prepared", this::prepared);
    attempt("executed", this::executed);
    attempt("driver-class", this::driverClass);
    attempt("scrolled", this::scrolled);
    attempt("fetched-in-parts", this::fetchedInParts);
    attempt("statement-of-result", this::statementOfResult);
    attempt("row-set", this::rowSet);
    attempt("keys-all", () -> keys(Statement.RETURN_GENERATED_KEYS));
    attempt("keys-named", () -> keys(new String[] {"s0", "S0"}));
    attempt("labels", this::labels);
    attempt("error-text", () -> queried("SELECT CAST(s0 AS int) FROM cells WHERE id = 1"));
    attempt("updated", this::updated);
    attempt("moved-to-insert", this::movedToInsert);
    if (url.startsWith("jdbc:postgresql")) {
      attempt("cursor", this::cursor);
      attempt("cursor-called", () -> called("{? = call f_cursor()}", Types.OTHER));
      attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
      attempt("several", () -> several("SELECT 1; SELECT s0, o0 FROM cells WHERE id = 1"));
      attempt("returning", () -> queried("UPDATE cells SET o0 = o0 WHERE id = 4 RETURNING s0, o0"));
    } else if (url.startsWith("jdbc:mariadb")) {
      attempt("out", () -> called("{call f_out(?, ?)}", Types.VARCHAR, Types.INTEGER));
      attempt("rows-called", () -> several("CALL f_rows()"));
    } else {
      attempt(
          "final-table",
          () -> queried("SELECT s0 FROM FINAL TABLE (UPDATE cells SET o0 = o0 WHERE id = 4)"));
    }
  }

  private void attempt(String name, Way attempted) {
    way = name;
    try {
      attempted.go();
    } catch (Exception | LinkageError thrown) {
      tell("-", "threw", EveryGetter.chain(thrown));
    }
  }

  private void queried(String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      tellAll(rows);
    }
  }

  private void prepared() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT s0, o0, s2, o2, s4, s6 FROM cells WHERE id = ?")) {
      for (int round = 0; round < 6; round++) { // pgjdbc changes to the binary form meanwhile
        statement.setInt(1, 1);
        try (ResultSet rows = statement.executeQuery()) {
          tellAll(rows);
        }
      }
    }
  }

  private void executed() throws Exception {
    try (Statement statement = connection.createStatement()) {
      tell("-", "execute", String.valueOf(statement.execute(ROW + 1)));
      try (ResultSet rows = statement.getResultSet()) {
        tellAll(rows);
      }
    }
  }

  /** The driver's own object below any wrapper, with the getters that only it has. */
  private void driverClass() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSet inner = rows.unwrap(ResultSet.class);
      while (inner.isWrapperFor(ResultSet.class) && inner.unwrap(ResultSet.class) != inner) {
        inner = inner.unwrap(ResultSet.class);
      }
      rows.next();
      ResultSetMetaData metadata = inner.getMetaData();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        tell(inner, inner.getClass(), i, metadata.getColumnLabel(i));
      }
    }
  }

  private void scrolled() throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows =
            statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id <> 3 ORDER BY id")) {
      rows.last();
      tell("-", "last", rows.getString(1) + rows.getString(2) + rows.getObject("s0"));
      rows.absolute(1);
      tell("-", "absolute", rows.getString(1) + rows.getString(2) + rows.getObject("s0"));
      rows.relative(1);
      rows.previous();
      tell("-", "previous", rows.getString(1) + rows.getString(2) + rows.getObject("s0"));
    }
  }

  private void fetchedInParts() throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1);
      try (ResultSet rows =
          statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id <> 3 ORDER BY id")) {
        while (rows.next()) {
          tell("s0", "getString", rows.getString("s0") + rows.getObject(2));
          tell("o0", "getString", rows.getString("o0") + rows.getObject(3));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void statementOfResult() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW + 1)) {
      ResultSet again = rows.getStatement().getResultSet();
      if (again != null) {
        tellAll(again);
      }
    }
  }

  private void rowSet() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id, s0, o0, s2, o2 FROM cells WHERE id = 1");
        CachedRowSet cached = RowSetProvider.newFactory().createCachedRowSet()) {
      cached.populate(rows);
      cached.beforeFirst();
      tellAll(cached);
      try (ResultSet original = cached.getOriginal()) {
        while (original.next()) {
          tell("-", "original", original.getString(2) + original.getString(3));
        }
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id = 1");
        WebRowSet web = RowSetProvider.newFactory().createWebRowSet()) {
      StringWriter xml = new StringWriter();
      web.writeXml(rows, xml);
      String text = xml.toString();
      tell("-", "xml", text.substring(Math.max(0, text.indexOf("<data>"))));
    }
  }

  private void keys(Object wanted) throws Exception {
    String sql = "UPDATE cells SET o0 = o0 WHERE id = 4";
    try (Statement statement = connection.createStatement()) {
      if (wanted instanceof String[] names) {
        statement.executeUpdate(sql, new String[] {names[connection.isReadOnly() ? 1 : 0]});
      } else {
        statement.executeUpdate(sql, (int) wanted);
      }
      try (ResultSet rows = statement.getGeneratedKeys()) {
        tellAll(rows);
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

  /** Changes an open column through a result set; the masked ones must stay what they are. */
  private void updated() throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery(ROW + 3)) {
      rows.next();
      tell("s0", "before", rows.getString("s0"));
      rows.updateString("o0", "changed");
      tell("s0", "pending", rows.getString("s0"));
      rows.updateRow();
      tell("s0", "after", rows.getString("s0"));
      rows.refreshRow();
      tell("s0", "refreshed", rows.getString("s0") + rows.getObject("s2"));
    }
  }

  private void movedToInsert() throws Exception {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, s0, o0 FROM cells WHERE id = 3")) {
      rows.next();
      rows.moveToInsertRow();
      rows.updateInt(1, 5);
      rows.updateString(3, "inserted");
      rows.insertRow();
      tell("s0", "insert row", rows.getString(2));
      rows.moveToCurrentRow();
      tell("s0", "current row", rows.getString(2));
    }
  }

  private void cursor() throws Exception {
    connection.setAutoCommit(false);
    try {
      queried("SELECT f_cursor()");
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void called(String sql, int... types) throws Exception {
    connection.setAutoCommit(false);
    try (CallableStatement statement = connection.prepareCall(sql)) {
      for (int i = 0; i < types.length; i++) {
        statement.registerOutParameter(i + 1, types[i]);
      }
      statement.execute();
      for (int i = 1; i <= types.length; i++) {
        tell("s" + i, "getObject", EveryGetter.text(statement.getObject(i)));
        tell("s" + i, "wasNull", String.valueOf(statement.wasNull()));
        if (types[i - 1] == Types.VARCHAR) {
          tell("s" + i, "getString", String.valueOf(statement.getString(i)));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void several(String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (rows || statement.getUpdateCount() != -1) {
        if (rows) {
          tellAll(statement.getResultSet());
        }
        rows = statement.getMoreResults();
      }
    }
  }

  private void tellAll(ResultSet rows) throws Exception {
    ResultSetMetaData metadata = rows.getMetaData();
    while (rows.next()) {
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        tell(rows, ResultSet.class, i, metadata.getColumnLabel(i));
      }
    }
  }

  private void tell(ResultSet row, Class<?> type, int column, String label) {
    for (EveryGetter.Reading reading : EveryGetter.read(row, type, column, label)) {
      String answer = reading.text() + " wasNull=" + reading.wasNull();
      tell(label, reading.how(), reading.threw() ? "threw " + answer : answer);
    }
  }

  private void tell(String column, String how, String answer) {
    String line = way + "|" + column + "|" + how + "|" + answer;
    out.println(line.replace("\n", "\\n").replace("\r", "\\r"));
  }
}
