package dev.sluice.agent.call.introduce;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A client property of JDBC whose present value the driver knows without asking the server.
 *
 * <p>PostgreSQL: {@code ApplicationName}. The server reports each change, so the driver also knows
 * when a rollback took one back; the change is one round trip, outside a transaction where none is
 * open. Oracle: {@code OCSID.CLIENTID}, sent along with the next call.
 */
final class ClientProperty implements Voice {

  private final String name;

  ClientProperty(String name) {
    this.name = name;
  }

  @Override
  public @Nullable String now(Connection connection, @Nullable String last) throws SQLException {
    String now = connection.getClientInfo(name);
    return now == null || now.isEmpty() ? null : now;
  }

  @Override
  @SuppressWarnings("NullAway") // the specification: null clears the property
  public void say(Connection connection, @Nullable String text) throws SQLException {
    connection.setClientInfo(name, text);
  }
}
