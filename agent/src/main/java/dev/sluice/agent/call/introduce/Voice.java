package dev.sluice.agent.call.introduce;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The place that one kind of database has for who asks. Thread safe. */
interface Voice {

  /**
   * What stands there now, by whomever; null if nothing does.
   *
   * @param last what we last put there on this connection, for databases whose driver does not know
   */
  @Nullable String now(Connection connection, @Nullable String last) throws SQLException;

  /** Puts a text there; null takes away what stands there. */
  void say(Connection connection, @Nullable String text) throws SQLException;

  /** Whether the place is ours to use on this connection; asked once, before the first text. */
  default boolean mayUse(Connection connection) throws SQLException {
    return true;
  }
}
