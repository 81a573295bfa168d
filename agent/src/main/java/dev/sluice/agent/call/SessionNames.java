package dev.sluice.agent.call;

import dev.sluice.rules.sql.session.Missing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL itself tells of the names of a session: {@code pg_prepared_statements} and {@code
 * pg_cursors} show those of the session that asks. Asked on the application's connection, right
 * before a text runs. Immutable.
 *
 * @param prepared by name the text in which its PREPARE stood
 * @param freeCursors names under which there is no cursor
 */
public record SessionNames(Map<String, String> prepared, Set<String> freeCursors) {

  /** Up to 9.2 what was prepared kept its search path; since then it is read with that of now. */
  private static final int OLDEST = 10;

  /** More names of one text are not asked for. */
  private static final int MOST_NAMES = 8;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$ .-]{1,63}");

  private static final String PREPARED =
      "SELECT pg_catalog.pg_backend_pid(), s.statement FROM (SELECT 1) one LEFT JOIN"
          + " pg_catalog.pg_prepared_statements s ON s.from_sql"
          + " AND s.name OPERATOR(pg_catalog.=) '%s'"
          + " AND pg_catalog.length(s.statement) OPERATOR(pg_catalog.<=) 65536";

  private static final String CURSOR =
      "SELECT pg_catalog.pg_backend_pid(), c.name FROM (SELECT 1) one LEFT JOIN"
          + " pg_catalog.pg_cursors c ON c.name OPERATOR(pg_catalog.=) '%s'";

  public SessionNames {
    prepared = Map.copyOf(prepared);
    freeCursors = Set.copyOf(freeCursors);
  }

  /**
   * Asks, as the agent's own work. An open transaction stays as it is; in one that failed, and
   * where the driver was told of another session than the one that answers, nothing is known.
   *
   * @return null if nothing is known
   */
  static @Nullable SessionNames ask(Connection physical, Missing missing) {
    long session = ServerSession.told(physical);
    int names = missing.prepared().size() + missing.cursors().size();
    if (session == ServerSession.UNTOLD || names > MOST_NAMES) {
      return null;
    }
    try {
      boolean auto = physical.getAutoCommit();
      String state = String.valueOf(OpenTransaction.ask(physical, "getTransactionState"));
      if (physical.getMetaData().getDatabaseMajorVersion() < OLDEST
          || !(state.equals("IDLE") || state.equals("OPEN"))) {
        return null;
      }
      try (Statement statement = physical.createStatement()) {
        return auto && state.equals("IDLE")
            ? ask(statement, missing, session)
            : askAmid(statement, missing, session);
      }
    } catch (SQLException | ReflectiveOperationException | RuntimeException untold) {
      return null;
    }
  }

  /** A question that fails, for want of a right, must not fail the application's transaction. */
  private static @Nullable SessionNames askAmid(Statement statement, Missing missing, long session)
      throws SQLException {
    statement.execute("SAVEPOINT sluice_asks");
    boolean done = false;
    try {
      SessionNames told = ask(statement, missing, session);
      done = true;
      return told;
    } finally {
      if (!done) {
        statement.execute("ROLLBACK TO SAVEPOINT sluice_asks");
      }
      statement.execute("RELEASE SAVEPOINT sluice_asks");
    }
  }

  private static @Nullable SessionNames ask(Statement statement, Missing missing, long session)
      throws SQLException {
    Map<String, String> prepared = new HashMap<>();
    Set<String> free = new HashSet<>();
    for (String name : missing.prepared()) {
      Answer answer = answer(statement, PREPARED, name, session);
      if (answer == null) {
        return null;
      }
      if (answer.text != null) {
        prepared.put(name, answer.text);
      }
    }
    for (String name : missing.cursors()) {
      Answer answer = answer(statement, CURSOR, name, session);
      if (answer == null) {
        return null;
      }
      if (answer.text == null) {
        free.add(name);
      }
    }
    return new SessionNames(prepared, free);
  }

  private record Answer(@Nullable String text) {}

  /** One row; null if another session answers, or the name is not one that can be asked for. */
  private static @Nullable Answer answer(
      Statement statement, String question, String name, long session) throws SQLException {
    if (!PLAIN.matcher(name).matches()) {
      return null;
    }
    try (ResultSet rows = statement.executeQuery(question.replace("%s", name))) {
      if (!rows.next() || rows.getLong(1) != session) {
        return null;
      }
      Answer answer = new Answer(rows.getString(2));
      return rows.next() ? null : answer;
    }
  }
}
