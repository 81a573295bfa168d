package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.TableName;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tables of MySQL and MariaDB that are known to roll back, by connection, so that a limited
 * statement does not ask for each run. Known until this JVM changes any table there, and not longer
 * than a minute, because others may. Thread safe.
 */
final class Engines {

  private static final long TRUSTED_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST = 1_000;

  private final Map<ConnectionState, Known> known = new WeakHashMap<>();

  private record Known(long changes, long sinceNanos, Set<TableName> tables) {}

  /** Hot path. Whether a table is known to roll back. */
  boolean rollsBack(ConnectionState connection, TableName table) {
    return of(connection).tables.contains(table);
  }

  /**
   * The database said that it does.
   *
   * @param changes what {@link ConnectionState#schemaChanges()} was before it was asked
   */
  void learned(ConnectionState connection, TableName table, long changes) {
    Known now = of(connection);
    if (now.changes == changes && now.tables.size() < MOST) {
      now.tables.add(table);
    }
  }

  private Known of(ConnectionState connection) {
    long changes = connection.schemaChanges();
    long time = System.nanoTime();
    synchronized (known) {
      Known now = known.get(connection);
      if (now == null || now.changes != changes || time - now.sinceNanos > TRUSTED_NANOS) {
        now = new Known(changes, time, Collections.synchronizedSet(new HashSet<>()));
        known.put(connection, now);
      }
      return now;
    }
  }
}
