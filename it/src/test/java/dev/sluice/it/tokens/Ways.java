package dev.sluice.it.tokens;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;

/** Ways to the values of {@code cells} over one connection. */
abstract class Ways {

  static final String ROW = "SELECT * FROM cells WHERE id = ";

  final Connection connection;
  final Database database;
  final Transcript out;

  Ways(Connection connection, Database database, Transcript out) {
    this.connection = connection;
    this.database = database;
    this.out = out;
  }

  /** Goes them all. */
  abstract void all();

  /** The driver's own object below a pool's; the same where there is none between. */
  <T extends Wrapper> T inner(T outer, Class<T> type) throws SQLException {
    T now = outer;
    for (int i = 0; i < 5 && !database.made(now.getClass()); i++) {
      Class<?> wanted = DriverClasses.of(type);
      now = wanted == null ? now.unwrap(type) : type.cast(now.unwrap(wanted));
    }
    return now;
  }

  final void queried(String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      few(rows);
    }
  }

  /** Each getter of each column of each row. */
  final void every(ResultSet rows, Class<?> type) throws SQLException {
    ResultSetMetaData metadata = rows.getMetaData();
    int columns = metadata.getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        String column = metadata.getColumnLabel(i);
        EveryGetter.read(rows, type, i, (how, answer) -> out.tell(column, how, answer));
      }
    }
  }

  /** Three getters of each column of each row. */
  final void few(ResultSet rows) throws SQLException {
    ResultSetMetaData metadata = rows.getMetaData();
    int columns = metadata.getColumnCount();
    int row = 0;
    while (rows.next()) {
      row++;
      for (int i = 1; i <= columns; i++) {
        int column = i;
        String label = metadata.getColumnLabel(i);
        one(label, "getString " + row + "." + i, () -> rows.getString(column));
        one(label, "getObject " + row + "." + i, () -> rows.getObject(column));
        one(label, "getBytes " + row + "." + i, () -> rows.getBytes(column));
        one(label, "by label " + row + "." + i, () -> rows.getString(label));
      }
    }
  }

  /** What gives a value. */
  interface Getter {
    Object get() throws Exception;
  }

  final void one(String column, String how, Getter getter) {
    try {
      out.tell(column, how, Value.text(getter.get()));
    } catch (Exception | LinkageError | InternalError thrown) {
      out.tell(column, how, Transcript.chain(thrown));
    }
  }

  /** Inside a transaction that is taken back. */
  final void undone(Transcript.Way way) throws Exception {
    connection.setAutoCommit(false);
    try {
      way.go();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
