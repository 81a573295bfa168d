package dev.sluice.agent.call;

import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Dialect;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JDBC URL tells of a database. Forms: {@code jdbc:postgresql://host:port/name?…}, {@code
 * jdbc:mysql://…}, {@code jdbc:mariadb:…}, {@code jdbc:h2:mem:name;…}, {@code
 * jdbc:h2:tcp://host/path}, {@code jdbc:sqlserver://host:port;databaseName=…}, {@code
 * jdbc:oracle:thin:@//host:port/service}, {@code jdbc:sqlite:path}. Of several hosts the first.
 */
public final class JdbcUrl {

  private static final Map<String, String> SYSTEMS =
      Map.ofEntries(
          Map.entry("postgresql", "postgresql"),
          Map.entry("pgsql", "postgresql"),
          Map.entry("mysql", "mysql"),
          Map.entry("mariadb", "mariadb"),
          Map.entry("h2", "h2database"),
          Map.entry("sqlserver", "microsoft.sql_server"),
          Map.entry("oracle", "oracle.db"),
          Map.entry("sqlite", "sqlite"),
          Map.entry("hsqldb", "hsqldb"),
          Map.entry("derby", "derby"),
          Map.entry("db2", "ibm.db2"),
          Map.entry("clickhouse", "clickhouse"),
          Map.entry("duckdb", "duckdb"));

  private JdbcUrl() {}

  /** Reads a URL; what it does not tell stays unknown. */
  public static DatabaseInfo read(@Nullable String url, @Nullable String user) {
    if (url == null || !url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      return new DatabaseInfo("other_sql", null, 0, null, user);
    }
    String rest = url.substring(5);
    int colon = rest.indexOf(':');
    String scheme = (colon < 0 ? rest : rest.substring(0, colon)).toLowerCase(Locale.ROOT);
    String system = SYSTEMS.getOrDefault(scheme, "other_sql");
    String body = colon < 0 ? "" : rest.substring(colon + 1);
    return switch (system) {
      case "h2database" -> h2(body, user);
      case "sqlite", "duckdb" -> new DatabaseInfo(system, null, 0, cut(body, "?"), user);
      case "microsoft.sql_server" -> sqlServer(body, user);
      default -> hostAndPath(system, body, user);
    };
  }

  /** The dialect of a system of {@link DatabaseInfo#system()}. */
  public static Dialect dialectOf(String system) {
    return switch (system) {
      case "postgresql" -> Dialect.POSTGRESQL;
      case "mysql" -> Dialect.MYSQL;
      case "mariadb" -> Dialect.MARIADB;
      case "h2database" -> Dialect.H2;
      case "sqlite" -> Dialect.SQLITE;
      case "microsoft.sql_server" -> Dialect.SQLSERVER;
      case "oracle.db" -> Dialect.ORACLE;
      default -> Dialect.ANSI;
    };
  }

  private static DatabaseInfo h2(String body, @Nullable String user) {
    String path = cut(body, ";");
    String named = user == null ? parameter(body, "user", ";") : user;
    if (path.startsWith("tcp://") || path.startsWith("ssl://")) {
      return hostAndPath("h2database", path.substring(4), named);
    }
    for (String prefix : new String[] {"mem:", "file:", "nio:", "nioMapped:", "split:", "zip:"}) {
      if (path.startsWith(prefix)) {
        return new DatabaseInfo("h2database", null, 0, path.substring(prefix.length()), named);
      }
    }
    return new DatabaseInfo("h2database", null, 0, path, named);
  }

  private static DatabaseInfo sqlServer(String body, @Nullable String user) {
    String server = cut(body.startsWith("//") ? body.substring(2) : body, ";");
    String name = parameter(body, "databaseName", ";");
    String database = name == null ? parameter(body, "database", ";") : name;
    String named = user == null ? parameter(body, "user", ";") : user;
    String host = cut(portless(server), "\\");
    return new DatabaseInfo("microsoft.sql_server", host, port(server), database, named);
  }

  private static DatabaseInfo hostAndPath(String system, String body, @Nullable String user) {
    int start = body.indexOf("//");
    String named = user == null ? parameter(body, "user", "&") : user;
    if (start < 0) {
      String name = cut(cut(body, "?"), ";");
      return new DatabaseInfo(system, null, 0, name.isEmpty() ? null : name, named);
    }
    String rest = cut(cut(body.substring(start + 2), "?"), ";");
    int slash = rest.indexOf('/');
    String hosts = slash < 0 ? rest : rest.substring(0, slash);
    String name = slash < 0 ? null : rest.substring(slash + 1);
    String first = cut(hosts.substring(hosts.indexOf('@') + 1), ",");
    String host = portless(first);
    return new DatabaseInfo(
        system,
        host.isEmpty() ? null : host,
        port(first),
        name == null || name.isEmpty() ? null : name,
        named);
  }

  private static String portless(String server) {
    if (server.startsWith("[")) {
      return server.substring(1, Math.max(1, server.indexOf(']')));
    }
    return cut(server, ":");
  }

  private static int port(String server) {
    int colon = server.lastIndexOf(':');
    if (colon < 0 || colon < server.lastIndexOf(']')) {
      return 0;
    }
    try {
      return Integer.parseInt(server, colon + 1, server.length(), 10);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static @Nullable String parameter(String body, String name, String separator) {
    for (String part : body.split("[?" + separator + "]", -1)) {
      if (part.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
        return part.substring(name.length() + 1);
      }
    }
    return null;
  }

  private static String cut(String text, String from) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at);
  }
}
