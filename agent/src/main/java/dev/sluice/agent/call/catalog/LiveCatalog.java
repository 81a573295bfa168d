package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Dialect;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The catalogs of the databases to which this JVM is connected, one per database URL and user. Safe
 * for any number of threads.
 */
public final class LiveCatalog {

  private final ConcurrentMap<Key, KnownCatalog> catalogs = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, KnownCopies> copies = new ConcurrentHashMap<>();
  private final OwnWork ownWork;
  private final Duration limit;

  /** The URL may hold a password: it is compared, never shown. */
  private record Key(String url, String user) {
    @Override
    public String toString() {
      return "Key[user=" + user + "]";
    }
  }

  /**
   * A store of catalogs.
   *
   * @param ownWork marks what the readers do as the agent's own
   * @param limit the time that one read may take
   */
  public LiveCatalog(OwnWork ownWork, Duration limit) {
    this.ownWork = ownWork;
    this.limit = limit;
  }

  /**
   * The catalog of a fresh physical connection, read over it unless that was done not long ago.
   * While one thread reads, others that connect to the same database as the same user wait. Never
   * throws and leaves the connection as it found it.
   *
   * @param connection the driver's own connection, not yet in the application's hands
   * @param url the URL it was opened with
   * @param user the database user; empty if unknown
   */
  public KnownCatalog of(Connection connection, String url, String user, Dialect dialect) {
    KnownCatalog known = known(url, user, dialect);
    known.readFresh(connection);
    return known;
  }

  /**
   * The catalog of a connection that is in use already: read when a statement needs it, in the
   * transaction that is open there.
   */
  public KnownCatalog known(String url, String user, Dialect dialect) {
    return catalogs.computeIfAbsent(
        new Key(url, user), key -> new KnownCatalog(dialect, ownWork, limit, copies(url)));
  }

  /** The URL may hold a password: it is compared, never shown. What users share is the database. */
  private KnownCopies copies(String url) {
    int options = url.indexOf('?') < 0 ? url.indexOf(';') : url.indexOf('?');
    String database = options < 0 ? url : url.substring(0, options);
    return copies.computeIfAbsent(database, key -> new KnownCopies());
  }
}
