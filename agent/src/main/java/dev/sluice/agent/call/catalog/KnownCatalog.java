package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.Copies;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one database, shared by all connections to it. Safe for any number of threads.
 */
public final class KnownCatalog {

  /** Changes of the schema that nobody here made are seen by a new connection after this time. */
  private static final long TRUSTED_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** After a read that failed none is tried for this time. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final AtomicLong VERSIONS = new AtomicLong();

  private final ReentrantLock reading = new ReentrantLock();
  private final CatalogReader reader;
  private final OwnWork ownWork;
  private final Duration limit;
  private volatile Catalog catalog = Catalog.UNREAD;
  private volatile Map<Long, ColumnName> numbers = Map.of();
  private volatile String problem = "Catalog was not read yet.";
  private final AtomicLong changes = new AtomicLong(1);
  private volatile long changesRead;
  private volatile long readAtNanos;
  private volatile long failedAtNanos;
  private volatile boolean paused;

  private final KnownCopies copies;
  private volatile Laid laid = new Laid(Catalog.UNREAD, Copies.NONE, Catalog.UNREAD);

  /** A catalog with copies over it. */
  private record Laid(Catalog base, Copies copies, Catalog together) {}

  KnownCatalog(Dialect dialect, OwnWork ownWork, Duration limit, KnownCopies copies) {
    this.copies = copies;
    this.reader = CatalogReader.of(dialect);
    this.ownWork = ownWork;
    this.limit = limit;
  }

  /**
   * Hot path. The catalog as it is now; after {@link #changed()} it is read anew over the given
   * connection first. A transaction that is open there stays as it is.
   *
   * @return {@link Catalog#complete()} is false if not all could be read, and as long as a change
   *     could not be followed
   */
  public Catalog current(Connection connection) {
    if (isStale()) {
      readOnce(connection, false);
    }
    return together();
  }

  /** How often it may have changed. */
  public long changes() {
    return changes.get();
  }

  /** The catalog without reading it; unread while it is known to have changed. */
  public Catalog latest() {
    return changesRead != changes.get() ? Catalog.UNREAD : together();
  }

  /** Hot path. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  private Catalog together() {
    Catalog base = catalog;
    Copies over = copies.all();
    Laid known = laid;
    if (known.base() == base && known.copies() == over) {
      return known.together();
    }
    Laid now = new Laid(base, over, over.isEmpty() ? base : KnownCopies.over(over, base));
    laid = now;
    return now.together();
  }

  /** A statement is about to put values into tables. */
  public void fills(Copies more) {
    copies.add(more);
  }

  /** The statement failed and changed nothing. */
  public void filledNothing(Copies failed) {
    copies.undo(failed);
  }

  /**
   * The column of a number that the database itself gives to results; null if it is not known.
   *
   * @param table PostgreSQL's oid
   * @param position its attribute number
   */
  public @Nullable ColumnName column(long table, int position) {
    return numbers.get(CatalogReader.number(table, position));
  }

  /** A statement that changes the schema ran, or a transaction that held one ended. */
  public void changed() {
    changes.incrementAndGet();
  }

  /** Why the catalog is not complete, for a record; empty if it is. Holds no name and no value. */
  public String problem() {
    return problem;
  }

  /** Reads over a connection that nobody uses yet. */
  void readFresh(Connection connection) {
    if (changesRead != 0 && System.nanoTime() - readAtNanos > TRUSTED_NANOS) {
      changed();
    }
    if (isStale()) {
      readOnce(connection, true);
    }
  }

  private boolean isStale() {
    return changesRead != changes.get() && !isPaused();
  }

  private boolean isPaused() {
    return paused && System.nanoTime() - failedAtNanos < PAUSE_NANOS;
  }

  private void readOnce(Connection connection, boolean fresh) {
    if (!locked()) {
      failed("Catalog is still being read by another thread.");
      return;
    }
    try {
      if (isStale()) {
        read(connection, fresh);
      }
    } finally {
      reading.unlock();
    }
  }

  /** An interrupt of the application's thread is kept for the application, not answered here. */
  private boolean locked() {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return reading.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read(Connection connection, boolean fresh) {
    ownWork.begin();
    try {
      long changesBefore = changes.get(); // a change that comes while this reads is read again
      long deadline = System.nanoTime() + limit.toNanos();
      Map<Long, ColumnName> read = new HashMap<>();
      Catalog found =
          fresh ? readAlone(connection, deadline, read) : readAmid(connection, deadline, read);
      numbers = read;
      problem = found.complete() ? "" : "Catalog is larger than what is read of it.";
      publish(found);
      readAtNanos = System.nanoTime();
      paused = false;
      changesRead = changesBefore;
    } catch (SQLException | RuntimeException | LinkageError failure) {
      // What a driver throws here may quote names: the class says enough.
      failed("Catalog could not be read: " + failure.getClass().getName() + ".");
    } finally {
      ownWork.end();
    }
  }

  /** A fresh connection that is not in auto-commit would keep our transaction: it is ended. */
  private Catalog readAlone(Connection connection, long deadline, Map<Long, ColumnName> read)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      return reader.read(connection, deadline, read);
    } finally {
      if (!autoCommit) {
        connection.rollback();
      }
    }
  }

  /** Within the application's transaction: a failed query of ours must not abort it. */
  private Catalog readAmid(Connection connection, long deadline, Map<Long, ColumnName> read)
      throws SQLException {
    if (connection.getAutoCommit()) {
      return reader.read(connection, deadline, read);
    }
    Savepoint savepoint = connection.setSavepoint();
    boolean done = false;
    try {
      Catalog found = reader.read(connection, deadline, read);
      done = true;
      return found;
    } finally {
      if (done) {
        connection.releaseSavepoint(savepoint);
      } else {
        connection.rollback(savepoint);
      }
    }
  }

  private void publish(Catalog found) {
    Catalog before = catalog;
    boolean same =
        before.complete() == found.complete()
            && before.searchPath().equals(found.searchPath())
            && before.tables().equals(found.tables())
            && before.version() > 0;
    if (!same) {
      catalog = withVersion(found, found.complete());
    }
  }

  private void failed(String reason) {
    failedAtNanos = System.nanoTime();
    paused = true;
    problem = reason;
    Catalog before = catalog;
    if (before.complete()) {
      catalog = withVersion(before, false);
    }
  }

  private static Catalog withVersion(Catalog found, boolean complete) {
    return new Catalog(VERSIONS.incrementAndGet(), found.searchPath(), found.tables(), complete);
  }
}
