package dev.sluice.agent.call.introduce;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB: the session's variable {@value #NAME}, which no transaction takes back. It is
 * in {@code performance_schema.user_variables_by_thread}, in reach of triggers, and the statement
 * that sets it in general and audit logs, on the same connection before what it is about.
 */
final class UserVariable implements Voice {

  static final String NAME = "@sluice_asker";

  @Override
  public @Nullable String now(Connection connection, @Nullable String last) {
    return last;
  }

  @Override
  public void say(Connection connection, @Nullable String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Its letters are such as need no escape, whatever the SQL mode: see Words.
      statement.execute("SET " + NAME + " = " + (text == null ? "NULL" : "'" + text + "'"));
    }
  }
}
