package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.Page;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.StoreException;
import dev.sluice.collector.store.StreamState;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Answers questions, each on a connection of its own to the same open database. */
final class DuckDbReader implements RecordReader {

  /** No answer is longer, whatever was asked for. */
  static final int MAX_LIMIT = 500;

  private static final int TIMEOUT_SECONDS = 30;
  private static final int FIRST_WINDOW = 8_192;
  private static final int GROWTH = 16;
  private static final String COLUMNS = "SELECT position, service, body FROM record WHERE ";

  private final DuckDBConnection database;

  DuckDbReader(DuckDBConnection database) {
    this.database = database;
  }

  @Override
  public Page find(RecordQuery query, long before, int limit) throws StoreException {
    int bounded = Math.max(1, Math.min(limit, MAX_LIMIT));
    QuerySql sql = new QuerySql(query);
    return ask(
        connection -> {
          List<Found> found = newest(connection, sql, before, bounded + 1);
          boolean more = found.size() > bounded;
          List<Found> page = more ? found.subList(0, bounded) : found;
          long next = more ? page.get(bounded - 1).position() : 0;
          return new Page(Joined.entries(connection, page), next);
        });
  }

  /**
   * Looked for in windows of positions that grow: the page of a query that finds much costs what is
   * on it, however much there is, since the database skips the blocks outside of a window.
   */
  private static List<Found> newest(Connection connection, QuerySql sql, long before, int limit)
      throws SQLException {
    List<Found> found = new ArrayList<>();
    long end = Math.min(before, lastPosition(connection) + 1);
    long width = FIRST_WINDOW;
    while (found.size() < limit && end > 0) {
      long start = Math.max(0, end - width);
      List<Object> parameters = new ArrayList<>(sql.parameters());
      parameters.add(start);
      parameters.add(end);
      String window = " AND position >= ? AND position < ? ORDER BY position DESC LIMIT ";
      String text = COLUMNS + sql.condition() + window + (limit - found.size());
      found.addAll(rows(connection, text, parameters));
      end = start;
      width *= GROWTH;
    }
    return found;
  }

  @Override
  public Tail after(RecordQuery query, long position, int limit) throws StoreException {
    int bounded = Math.max(1, Math.min(limit, MAX_LIMIT));
    return ask(connection -> tail(connection, new QuerySql(query), position, bounded));
  }

  private static Tail tail(Connection connection, QuerySql sql, long position, int limit)
      throws SQLException {
    long last = lastPosition(connection);
    if (last <= position) {
      return new Tail(List.of(), position);
    }
    List<Object> parameters = new ArrayList<>(sql.parameters());
    parameters.add(position);
    parameters.add(last);
    String fresh = sql.condition() + " AND position > ? AND position <= ?";
    List<Found> found =
        rows(connection, COLUMNS + fresh + " ORDER BY position LIMIT " + limit, parameters);
    long end = found.size() < limit ? last : found.get(limit - 1).position();
    List<Found> all = new ArrayList<>(changed(connection, sql, position, end, limit));
    all.addAll(found);
    return new Tail(Joined.entries(connection, all), end);
  }

  /** Older statements whose outcome or transaction end lies between the positions. */
  private static List<Found> changed(
      Connection connection, QuerySql sql, long after, long upTo, int limit) throws SQLException {
    List<Object> parameters = new ArrayList<>(sql.parameters());
    parameters.addAll(List.of(after, after, upTo, after, upTo));
    String text =
        COLUMNS
            + sql.condition()
            + " AND position <= ? AND type = "
            + RecordType.INTENT.number()
            + " AND ((incarnation, sequence) IN (SELECT incarnation, intent_sequence FROM record"
            + " WHERE type = "
            + RecordType.OUTCOME.number()
            + " AND position > ? AND position <= ?)"
            + " OR (transaction_id > 0 AND (incarnation, transaction_id) IN (SELECT incarnation,"
            + " transaction_id FROM record WHERE type = "
            + RecordType.TRANSACTION.number()
            + " AND position > ? AND position <= ?))) ORDER BY position DESC LIMIT "
            + limit;
    return rows(connection, text, parameters);
  }

  @Override
  public @Nullable Entry get(Incarnation incarnation, long sequence) throws StoreException {
    List<Object> parameters = List.of(incarnation.toString(), sequence);
    List<Entry> entries =
        ask(
            connection ->
                Joined.entries(
                    connection,
                    rows(
                        connection,
                        COLUMNS + "incarnation = ? AND sequence = ? LIMIT 1",
                        parameters)));
    return entries.isEmpty() ? null : entries.get(0);
  }

  @Override
  public List<StreamState> streams() throws StoreException {
    return ask(DuckDbReader::streams);
  }

  private static List<StreamState> streams(Connection connection) throws SQLException {
    String text =
        """
        SELECT incarnation, arg_max(service, batch), max(next_sequence), max(last_us),
               arg_max(phase, batch)
        FROM progress GROUP BY incarnation ORDER BY 4 DESC, 1
        """;
    List<StreamState> states = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(text);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        states.add(
            new StreamState(
                Incarnation.parse(rows.getString(1)),
                rows.getString(2),
                rows.getLong(3),
                rows.getLong(4),
                StreamState.Phase.valueOf(rows.getString(5))));
      }
    }
    return states;
  }

  @Override
  public long lastPosition() throws StoreException {
    return ask(DuckDbReader::lastPosition);
  }

  private static long lastPosition(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT coalesce(max(position), 0) FROM record");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A row before its outcome and its transaction are looked up. */
  // The bytes are handed on as they are; nobody compares or changes them.
  @SuppressWarnings("ArrayRecordComponent")
  record Found(long position, String service, byte[] body) {}

  private static List<Found> rows(Connection connection, String text, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      List<Found> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Found(rows.getLong(1), rows.getString(2), rows.getBytes(3)));
        }
      }
      return found;
    }
  }

  /** A question to one connection. */
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T ask(Question<T> question) throws StoreException {
    try (Connection connection = database.duplicate()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new StoreException("The store could not answer: " + e.getMessage(), e);
    }
  }
}
