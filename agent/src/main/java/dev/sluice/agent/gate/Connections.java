package dev.sluice.agent.gate;

import dev.sluice.agent.call.CatalogSource;
import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.JdbcUrl;
import dev.sluice.agent.call.States;
import dev.sluice.rules.DatabaseInfo;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Finds out where connections go. Thread safe. */
final class Connections {

  private final States states;
  private final CatalogSource catalogs;

  /** One connection of each database that was seen, for what is asked without a connection. */
  private final List<ConnectionState> databases = new CopyOnWriteArrayList<>();

  Connections(States states, CatalogSource catalogs) {
    this.states = states;
    this.catalogs = catalogs;
  }

  /** Hot path. The state of a connection or of a wrapper around it; null if none is known yet. */
  @Nullable ConnectionState known(Object connection) {
    return states.get(connection, ConnectionState.class);
  }

  /**
   * The state of a connection; asked of the driver if it is not known yet.
   *
   * @return null if it could not be kept
   */
  @Nullable ConnectionState of(CallStack stack, Connection connection) {
    ConnectionState known = known(connection);
    return known != null ? known : asked(stack, connection, null, null, false);
  }

  /**
   * The state of a connection that a driver or its data source just made.
   *
   * @param url the URL it was opened with; null if unknown
   * @param login properties or user name; null if unknown
   */
  @Nullable ConnectionState fresh(
      CallStack stack, Connection connection, @Nullable Object url, @Nullable Object login) {
    ConnectionState known = known(connection);
    if (known != null) {
      return known;
    }
    String text = url instanceof String jdbc && jdbc.startsWith("jdbc:") ? jdbc : null;
    return asked(stack, connection, text, text == null ? null : userOf(login), true);
  }

  /** The latest connection of each database that was connected to; never changed by the caller. */
  List<ConnectionState> databases() {
    return databases;
  }

  private void seen(ConnectionState state) {
    for (int i = 0; i < databases.size(); i++) {
      ConnectionState known = databases.get(i);
      if (known.database().equals(state.database())) {
        if (known.physical() == null) {
          synchronized (databases) {
            databases.remove(known);
            databases.add(state);
          }
        }
        return;
      }
    }
    synchronized (databases) {
      databases.add(state);
    }
  }

  /** The state of a connection of which only the system is known. */
  ConnectionState unknown(String system) {
    return new ConnectionState(new DatabaseInfo(system, null, 0, null, null));
  }

  /** Lets a wrapper share the state of what it wraps. */
  boolean share(Object wrapper, ConnectionState state) {
    return states.get(wrapper, ConnectionState.class) == state || states.put(wrapper, state);
  }

  private @Nullable ConnectionState asked(
      CallStack stack,
      Connection connection,
      @Nullable String givenUrl,
      @Nullable String givenUser,
      boolean fresh) {
    String url = givenUrl;
    String user = givenUser;
    boolean autoCommit = true;
    stack.beginOwnWork();
    try {
      DatabaseMetaData told = url == null || user == null ? connection.getMetaData() : null;
      url = url == null && told != null ? told.getURL() : url;
      user = user == null && told != null ? told.getUserName() : user;
      autoCommit = connection.getAutoCommit();
    } catch (SQLException | RuntimeException | LinkageError untold) {
      // A driver that does not tell leaves the database unknown: rules on it hold as for unknown.
    } finally {
      stack.endOwnWork();
    }
    DatabaseInfo database = JdbcUrl.read(url, cleaned(user));
    stack.beginOwnWork();
    try {
      CatalogSource.Known catalog =
          catalogs.of(
              connection,
              new CatalogSource.Database(
                  url == null ? "" : url,
                  database.user() == null ? "" : database.user(),
                  JdbcUrl.dialectOf(database.system())),
              fresh);
      ConnectionState state = new ConnectionState(database, connection, catalog);
      state.autoCommit(autoCommit);
      seen(state);
      return states.put(connection, state) ? state : null;
    } finally {
      stack.endOwnWork();
    }
  }

  private static @Nullable String userOf(@Nullable Object login) {
    if (login instanceof Properties properties) {
      return properties.getProperty("user");
    }
    return login instanceof String user ? user : null;
  }

  /** MySQL says {@code user@host}. */
  private static @Nullable String cleaned(@Nullable String user) {
    if (user == null || user.isEmpty()) {
      return null;
    }
    int at = user.indexOf('@');
    return at > 0 ? user.substring(0, at) : user;
  }
}
