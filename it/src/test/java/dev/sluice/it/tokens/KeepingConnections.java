package dev.sluice.it.tokens;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** HikariCP closes a connection on which something is not supported: not here. */
public final class KeepingConnections implements SQLExceptionOverride {

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException thrown) {
    return SQLExceptionOverride.Override.DO_NOT_EVICT;
  }
}
