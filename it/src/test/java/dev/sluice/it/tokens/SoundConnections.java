package dev.sluice.it.tokens;

import com.mchange.v2.c3p0.ConnectionTester;
import java.sql.Connection;

/** C3P0 asks the database after each exception whether the connection is sound: it is. */
public final class SoundConnections implements ConnectionTester {

  private static final long serialVersionUID = 1;

  @Override
  public int activeCheckConnection(Connection connection) {
    return CONNECTION_IS_OKAY;
  }

  @Override
  public int statusOnException(Connection connection, Throwable thrown) {
    return CONNECTION_IS_OKAY;
  }
}
