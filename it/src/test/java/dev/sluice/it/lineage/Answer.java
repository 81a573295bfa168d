package dev.sluice.it.lineage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a database answers, column by column.
 *
 * @param columns the values of each column in sorted order, an empty text for NULL
 * @param problem why there is no answer; null if there is one
 */
record Answer(List<List<String>> columns, String problem) {

  static final int MOST_ROWS = 2000;

  private static final long MOST_CHARACTERS = 20_000_000;

  /** Divides the statements of a script. */
  static final String THEN = ";;";

  /** PostgreSQL's and H2's, MariaDB's. */
  private static final Set<String> TIMED_OUT = Set.of("57014", "HYT00", "70100");

  /** The class of states of a connection that is gone: the server gave the statement up. */
  private static final String CONNECTION = "08";

  /** H2's of a database that it closed. */
  private static final Set<String> CLOSED = Set.of("90067", "90098", "90121");

  /**
   * Runs a script in a transaction that is rolled back; the answer is that of its judged text.
   *
   * @throws SQLTimeoutException if a statement took longer than its session lets it
   */
  static Answer of(Connection connection, String script) throws SQLException {
    String judged = judged(script);
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(MOST_ROWS + 1);
      Answer answer = null;
      for (String part : script.split(THEN, -1)) {
        String text = part.strip();
        boolean rows = statement.execute(text);
        if (text.equals(judged)) {
          answer = rows ? read(statement.getResultSet()) : null;
        }
      }
      return answer == null ? new Answer(List.of(), "no rows") : answer;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (e instanceof SQLTimeoutException
          || TIMED_OUT.contains(state)
          || CLOSED.contains(state)
          || state.startsWith(CONNECTION)) {
        throw new SQLTimeoutException(e);
      }
      return new Answer(List.of(), String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } finally {
      undo(connection);
    }
  }

  private static void undo(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      connection.close(); // the next statement gets a new one
    }
  }

  /** The last statement of a script that is not there to clean up. */
  static String judged(String script) {
    String judged = "";
    for (String part : script.split(THEN, -1)) {
      if (!part.strip().startsWith("DROP")) {
        judged = part.strip();
      }
    }
    return judged;
  }

  private static Answer read(ResultSet rows) throws SQLException {
    int count = rows.getMetaData().getColumnCount();
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(new ArrayList<>());
    }
    int read = 0;
    long characters = 0;
    while (rows.next()) {
      if (read++ == MOST_ROWS) {
        return new Answer(List.of(), "more rows than are compared");
      }
      if (characters > MOST_CHARACTERS) {
        return new Answer(List.of(), "more text than is compared");
      }
      for (int i = 0; i < count; i++) {
        String value = rows.getString(i + 1);
        characters += value == null ? 0 : value.length();
        columns.get(i).add(value == null ? "" : value);
      }
    }
    for (List<String> column : columns) {
      Collections.sort(column);
    }
    return new Answer(columns, null);
  }

  boolean tells(int column) {
    for (String value : columns.get(column)) {
      if (Hoard.tells(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a column holds any value at all. */
  boolean says(int column) {
    for (String value : columns.get(column)) {
      if (!value.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
