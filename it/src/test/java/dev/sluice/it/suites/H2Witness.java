package dev.sluice.it.suites;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An H2 database in memory that tells what it makes of a statement, tables by its EXPLAIN. */
final class H2Witness implements AutoCloseable {

  private static final Set<Integer> SYNTAX = Set.of(42000, 42001);
  private static final Set<String> RUN =
      Set.of("CREATE", "DROP", "ALTER", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE");
  private static final Pattern FROM =
      Pattern.compile("\\b(FROM|JOIN|INTO|UPDATE)\\s+\"PUBLIC\"\\.\"([^\"]+)\"");

  private final Connection connection;
  private final Map<TableName, Catalog.Table> tables = new LinkedHashMap<>();
  private boolean stale = true;
  private long version;

  H2Witness() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  /** Null if H2 stops before it has read all: a table that is not there. */
  @Nullable Boolean parses(String sql) {
    try (PreparedStatement ignored = connection.prepareStatement(sql)) {
      return true;
    } catch (SQLException e) {
      return SYNTAX.contains(e.getErrorCode()) ? Boolean.FALSE : null;
    }
  }

  void run(String sql) {
    String verb = sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    boolean code =
        sql.toUpperCase(Locale.ROOT)
            .matches("(?s)CREATE\\s+(\\w+\\s+)*?(ALIAS|TRIGGER|AGGREGATE|LINKED)\\b.*");
    if (!RUN.contains(verb) || code) {
      return;
    }
    stale |= Set.of("CREATE", "DROP", "ALTER").contains(verb);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(5);
      statement.execute(sql);
    } catch (SQLException e) {
      stale = true; // The suites hold statements that fail on purpose.
    }
  }

  Catalog catalog() throws SQLException {
    if (stale) {
      refresh();
    }
    return new Catalog(version, List.of("PUBLIC"), tables, false);
  }

  private void refresh() throws SQLException {
    stale = false;
    version++;
    tables.clear();
    Map<TableName, List<String>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'PUBLIC' ORDER BY table_name, ordinal_position")) {
      while (rows.next()) {
        TableName name = new TableName("PUBLIC", rows.getString(1));
        columns.computeIfAbsent(name, one -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    columns.forEach((name, list) -> tables.put(name, new Catalog.Table(name, list, null, false)));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, view_definition FROM information_schema.views"
                    + " WHERE table_schema = 'PUBLIC'")) {
      while (rows.next()) {
        TableName name = new TableName("PUBLIC", rows.getString(1));
        List<String> list = columns.getOrDefault(name, List.of());
        tables.put(name, new Catalog.Table(name, list, rows.getString(2), true));
      }
    }
  }

  /** The tables in the plan; null if the statement cannot be explained. */
  @Nullable Touched touched(String sql) {
    String verb = sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    if (verb.equals("EXPLAIN") || verb.equals("CALL")) {
      return null;
    }
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
      while (rows.next()) {
        Matcher matcher = FROM.matcher(rows.getString(1).replaceAll("(?s)/\\*.*?\\*/", ""));
        while (matcher.find()) {
          boolean write = matcher.group(1).equals("INTO") || matcher.group(1).equals("UPDATE");
          boolean delete = verb.equals("DELETE") && read.isEmpty() && written.isEmpty();
          (write || delete ? written : read).add(matcher.group(2).toLowerCase(Locale.ROOT));
        }
      }
    } catch (SQLException e) {
      return null;
    }
    return new Touched(read, written, !written.isEmpty());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
