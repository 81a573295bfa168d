package dev.sluice.rules;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection really goes, as the driver tells; the policy gives it its name. Immutable.
 *
 * @param system the OpenTelemetry {@code db.system.name}: postgresql, mysql, mariadb, h2database …
 * @param host server address; null for an embedded database
 * @param port server port; 0 if none
 * @param namespace the database's own name ({@code db.namespace})
 * @param user the database user
 */
public record DatabaseInfo(
    String system,
    @Nullable String host,
    int port,
    @Nullable String namespace,
    @Nullable String user) {

  /** A connection of which nothing is known. */
  public static final DatabaseInfo UNKNOWN = new DatabaseInfo("other_sql", null, 0, null, null);
}
