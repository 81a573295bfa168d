package dev.sluice.it.suites;

import dev.sluice.it.kit.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** An embedded PostgreSQL that parses and plans. */
final class PostgresWitness implements QueryWitness {

  /** The sources of the raw parser: an error from there says that the text is no statement. */
  private static final Set<String> RAW_PARSER = Set.of("scan.l", "gram.y", "parser.c", "scansup.c");

  private static final Pattern OPENED =
      Pattern.compile("\"Relation Name\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  private final DatabaseServer server;
  private final Connection connection;

  PostgresWitness(Path directory) throws Exception {
    server = DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory);
    connection = server.create("queries").connect();
  }

  @Override
  public void use(String database, List<String> ddl) throws SQLException {
    String schema = '"' + (database.isEmpty() ? "nothing" : database) + '"';
    execute("CREATE SCHEMA " + schema);
    execute("SET search_path = " + schema);
    for (String table : ddl) {
      execute(table);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The driver sends the statements of a text one by one, up to the first that fails. */
  @Override
  public Validity validity(String sql) throws SQLException {
    Validity least = Validity.PREPARED;
    for (String one : SqliteScript.statements(sql)) {
      Validity own = single(one);
      least = own.compareTo(least) < 0 ? own : least;
    }
    return least;
  }

  private Validity single(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.replace("?", "??"))) {
      statement.getParameterMetaData(); // Has the server parse and analyse.
      return Validity.PREPARED;
    } catch (PSQLException e) {
      String file = e.getServerErrorMessage() == null ? null : e.getServerErrorMessage().getFile();
      return file == null || RAW_PARSER.contains(file) ? Validity.NONE : Validity.PARSED;
    }
  }

  @Override
  public @Nullable Touched touched(String sql) {
    Set<String> read = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN (FORMAT JSON) " + sql)) {
      while (rows.next()) {
        Matcher matcher = OPENED.matcher(rows.getString(1));
        while (matcher.find()) {
          read.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
      }
    } catch (SQLException e) {
      return null;
    }
    return new Touched(read, Set.of(), false);
  }

  @Override
  public void close() throws Exception {
    connection.close();
    server.close();
  }
}
