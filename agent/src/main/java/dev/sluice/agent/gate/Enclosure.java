package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The transaction around one statement whose changed rows are limited, in auto-commit. Threads that
 * share a connection wait for each other: what one changes must not be kept or taken back by the
 * end of another's. What cannot be taken back for sure costs the connection: never is one left with
 * auto-commit off, nor switched back while something is open that must not be kept. Thread safe.
 */
final class Enclosure {

  private static final long PATIENCE_SECONDS = 60;

  private Enclosure() {}

  /** Before anything is asked of the connection; false if another thread does not let go of it. */
  static boolean lock(ConnectionState connection) {
    if (connection.limited().tryLock()) {
      return true; // also for a thread that is to stop soon
    }
    try {
      return connection.limited().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Before the statement runs, as the agent's own work. */
  static void begin(Bounds bounds, ConnectionState connection) throws SQLException {
    Connection physical = connection.physical();
    if (!bounds.inTransaction && physical != null && physical.getAutoCommit()) {
      physical.setAutoCommit(false);
      bounds.own = physical;
    }
  }

  /** Hot path. Waits while another thread runs a limited statement on the same connection. */
  static void await(ConnectionState connection) {
    if (connection.limited().isLocked()
        && !connection.limited().isHeldByCurrentThread()
        && lock(connection)) {
      connection.limited().unlock();
    }
  }

  /**
   * After it ran, as the agent's own work. Does nothing if it ended already.
   *
   * @return why it was not kept, though it should have been
   */
  static @Nullable Throwable end(Bounds bounds, ConnectionState connection, boolean keep) {
    Connection own = bounds.own;
    bounds.own = null;
    try {
      if (own == null) {
        return null;
      }
      boolean spoilt = connection.spoiltBy() != null; // by a statement within this one
      Throwable failure = ended(own, keep && !spoilt);
      if (spoilt) {
        connection.ended();
      }
      return failure;
    } finally {
      if (bounds.locked) {
        bounds.locked = false;
        connection.limited().unlock();
      }
    }
  }

  private static @Nullable Throwable ended(Connection own, boolean keep) {
    Throwable failure = null;
    try {
      if (keep) {
        own.commit();
      }
    } catch (SQLException | RuntimeException | LinkageError refused) {
      failure = refused;
    }
    try {
      if (!keep || failure != null) {
        own.rollback();
      }
      own.setAutoCommit(true);
    } catch (SQLException | RuntimeException | LinkageError lost) {
      failure = failure == null ? lost : failure;
      abandon(own);
    }
    return failure;
  }

  /** The server takes back what is open on a connection that ends. */
  private static void abandon(Connection own) {
    try {
      own.close();
    } catch (SQLException | RuntimeException | LinkageError gone) {
      // Then the server has noticed already.
      return;
    }
  }
}
