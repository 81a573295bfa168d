package dev.sluice.agent.call;

import dev.sluice.rules.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether a driver's connection is one session of the server. A pooler between them hands each
 * transaction, or each statement, to another one. Thread safe.
 *
 * <p>The server sends the number of the session when it begins: a process of PostgreSQL, a thread
 * of MySQL. A pooler has to send a number of its own, since what cancels a statement names it; the
 * server, asked by a statement, tells the true one.
 */
final class ServerSession {

  /** No number. */
  static final long UNTOLD = -1;

  private ServerSession() {}

  /** The number that the driver was sent; {@link #UNTOLD} if it does not tell. Asks nobody. */
  static long told(Connection physical) {
    String name = physical.getClass().getName();
    try {
      Object told = null;
      if (name.startsWith("org.postgresql.")) {
        told = OpenTransaction.ask(physical, "getBackendPID");
      } else if (name.startsWith("org.mariadb.jdbc.")) {
        told = OpenTransaction.ask(OpenTransaction.ask(physical, "getContext"), "getThreadId");
      } else if (name.startsWith("com.mysql.cj.")) {
        Object session = OpenTransaction.ask(physical, "getSession");
        Object server = OpenTransaction.ask(session, "getServerSession");
        Object capabilities = OpenTransaction.ask(server, "getCapabilities");
        told = OpenTransaction.ask(capabilities, "getThreadId");
      }
      return told instanceof Number number ? number.longValue() : UNTOLD;
    } catch (ReflectiveOperationException | RuntimeException untold) {
      return UNTOLD;
    }
  }

  /** Asks the server whether its session is the one that the driver was told of. */
  static boolean isDirect(Connection physical, Dialect dialect) {
    long told = told(physical);
    // Proxies of MySQL answer the bare function themselves.
    String question =
        dialect == Dialect.POSTGRESQL
            ? "SELECT pg_catalog.pg_backend_pid()"
            : "SELECT 0 + CONNECTION_ID()";
    if (told == UNTOLD) {
      return false;
    }
    try (Statement statement = physical.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      return rows.next() && rows.getLong(1) == told;
    } catch (SQLException | RuntimeException untold) {
      return false;
    }
  }
}
