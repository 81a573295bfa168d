package dev.sluice.rules.policy;

import dev.sluice.rules.DatabaseInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code databases} of a policy: what a connection is, by where it goes. The first entry that
 * matches names it. Safe for any number of threads; answers are kept for a bounded number of
 * connections.
 */
final class Databases {

  private static final int MOST_KEPT = 1024;
  private static final Set<String> EMBEDDED =
      Set.of("h2database", "h2", "sqlite", "hsqldb", "derby", "duckdb");
  private static final String NO_SYSTEM = DatabaseInfo.UNKNOWN.system();

  private final List<Entry> entries;
  private final Known otherwise;
  private final ConcurrentHashMap<DatabaseInfo, Known> kept = new ConcurrentHashMap<>();

  Databases(List<Entry> entries, @Nullable String unknownEnvironment, Map<String, String> labels) {
    this.entries = List.copyOf(entries);
    otherwise = new Known(null, unknownEnvironment, labels);
  }

  /**
   * What is known of a connection.
   *
   * @param name its name in the file; empty if it is surely none of them, null if it may be one
   * @param environment null if not known
   */
  record Known(@Nullable String name, @Nullable String environment, Map<String, String> labels) {
    Known {
      labels = Map.copyOf(labels);
    }
  }

  /** One entry of {@code databases}. */
  record Entry(Place place, String name, Match match, Known known) {}

  /** What must fit; null where the file does not ask. Port 0: does not ask. */
  record Match(
      @Nullable Glob host,
      @Nullable Glob namespace,
      @Nullable Glob system,
      @Nullable Glob user,
      int port) {

    Truth fits(DatabaseInfo database) {
      boolean mayHaveHost = !isEmbedded(database.system());
      Truth truth = fits(host, database.host(), mayHaveHost);
      truth = truth.and(fits(namespace, database.namespace(), true));
      truth = truth.and(fits(user, database.user(), true));
      String known = database.system().equals(NO_SYSTEM) ? null : database.system();
      truth = truth.and(fits(system, known, true));
      if (port != 0 && port != database.port()) {
        truth = truth.and(database.port() == 0 && mayHaveHost ? Truth.UNKNOWN : Truth.NO);
      }
      return truth;
    }

    /** A connection that fits; each star stands for nothing, or for one letter if all is star. */
    DatabaseInfo example(String otherSystem) {
      String asked = example(system);
      return new DatabaseInfo(
          asked == null ? otherSystem : asked,
          example(host),
          port,
          example(namespace),
          example(user));
    }

    private static @Nullable String example(@Nullable Glob wanted) {
      if (wanted == null) {
        return null;
      }
      String text = wanted.text().replace("*", "");
      return text.isEmpty() ? "x" : text;
    }

    private static Truth fits(@Nullable Glob wanted, @Nullable String value, boolean mayHave) {
      if (wanted == null) {
        return Truth.YES;
      } else if (value == null) {
        return mayHave ? Truth.UNKNOWN : Truth.NO;
      }
      return wanted.matches(value) ? Truth.YES : Truth.NO;
    }
  }

  /** Whether such a database can run inside the application, without a host. */
  static boolean isEmbedded(String system) {
    return EMBEDDED.contains(system.toLowerCase(Locale.ROOT));
  }

  /** Hot path. */
  Known of(DatabaseInfo database) {
    Known known = kept.get(database);
    if (known == null) {
      known = find(database);
      if (kept.size() < MOST_KEPT) {
        kept.put(database, known);
      }
    }
    return known;
  }

  List<Entry> entries() {
    return entries;
  }

  boolean namesUnknown() {
    return otherwise.environment() != null;
  }

  private Known find(DatabaseInfo database) {
    boolean maybe = false;
    for (Entry entry : entries) {
      Truth truth = entry.match.fits(database);
      if (truth == Truth.YES) {
        return entry.known;
      }
      maybe |= truth == Truth.UNKNOWN;
    }
    return new Known(maybe ? null : "", otherwise.environment, otherwise.labels);
  }
}
