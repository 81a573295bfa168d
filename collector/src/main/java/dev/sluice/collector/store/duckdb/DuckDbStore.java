package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.Page;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordStore;
import dev.sluice.collector.store.StoreException;
import dev.sluice.collector.store.StreamState;
import dev.sluice.rules.record.Incarnation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One open DuckDB file. One thread projects; reading is safe beside it. */
final class DuckDbStore implements RecordStore {

  private final DuckDBConnection connection;
  private final DuckDbReader reader;
  private final Steps steps;

  private DuckDbStore(DuckDBConnection connection, Steps steps) {
    this.connection = connection;
    this.reader = new DuckDbReader(connection);
    this.steps = steps;
  }

  static DuckDbStore open(Path file, Steps steps) throws SQLException {
    DuckDBConnection connection = Schema.open(file);
    try {
      checkVersion(connection, file);
      checkWhole(connection, file);
      connection.setAutoCommit(false);
      return new DuckDbStore(connection, steps);
    } catch (SQLException e) {
      Schema.closeAfter(connection, e);
      throw e;
    }
  }

  private static void checkVersion(DuckDBConnection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version FROM schema_version")) {
      if (!rows.next() || rows.getInt(1) != Schema.VERSION) {
        throw new SQLException("The store is of another version: " + file);
      }
    }
  }

  /** What was killed while it wrote may come back with rows that are there twice. */
  private static void checkWhole(DuckDBConnection connection, Path file) throws SQLException {
    String question =
        "SELECT (SELECT count(*) = coalesce(max(position) - min(position) + 1, 0) FROM record)"
            + " AND (SELECT count(*) = count(DISTINCT batch) FROM projected)";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      if (!rows.next() || !rows.getBoolean(1)) {
        throw new SQLException("The store holds records twice, or lacks some: " + file);
      }
    }
  }

  @Override
  public long position() throws StoreException {
    String text = ask("SELECT max(batch) FROM projected");
    return text == null ? -1 : Long.parseLong(text);
  }

  @Override
  public @Nullable String positionHash() throws StoreException {
    return ask("SELECT arg_max(hash, batch) FROM projected");
  }

  @Override
  public void project(Projection batch) throws StoreException {
    try {
      writeRows(batch);
      writeProgress(batch);
      steps.reached(Steps.ROWS_WRITTEN);
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException("The store did not take a batch: batch=" + batch.batch(), e);
    }
    steps.reached(Steps.PROJECTED);
  }

  private void writeRows(Projection batch) throws SQLException {
    try (DuckDBAppender out = appender(Schema.RECORD)) {
      long position = batch.firstPosition();
      for (Row row : batch.rows()) {
        RowWriter.append(out, position++, row);
      }
    }
  }

  private void writeProgress(Projection batch) throws SQLException {
    try (DuckDBAppender out = appender(Schema.PROGRESS)) {
      for (StreamState stream : batch.streams()) {
        out.beginRow();
        out.append(batch.batch());
        out.append(stream.incarnation().toString());
        out.append(stream.service());
        out.append(stream.nextSequence());
        out.append(stream.lastMicros());
        out.append(stream.phase().name());
        out.endRow();
      }
    }
    try (DuckDBAppender out = appender(Schema.PROJECTED)) {
      out.beginRow();
      out.append(batch.batch());
      out.append(batch.hash());
      out.endRow();
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  private @Nullable String ask(String question) throws StoreException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      String answer = rows.next() ? rows.getString(1) : null;
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw new StoreException("The store could not tell its position", e);
    }
  }

  @Override
  public Page find(RecordQuery query, long before, int limit) throws StoreException {
    return reader.find(query, before, limit);
  }

  @Override
  public Tail after(RecordQuery query, long position, int limit) throws StoreException {
    return reader.after(query, position, limit);
  }

  @Override
  public @Nullable Entry get(Incarnation incarnation, long sequence) throws StoreException {
    return reader.get(incarnation, sequence);
  }

  @Override
  public List<StreamState> streams() throws StoreException {
    return reader.streams();
  }

  @Override
  public long lastPosition() throws StoreException {
    return reader.lastPosition();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing uncommitted is worth keeping: the ledger gives it again.
      System.getLogger(DuckDbStore.class.getName())
          .log(System.Logger.Level.WARNING, "The store did not close cleanly", e);
    }
  }
}
