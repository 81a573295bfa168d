package dev.sluice.it.suites;

import dev.sluice.it.suites.QueryWitness.Validity;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.DdlCatalog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * A SQLite database in memory that tells what it makes of a statement: whether it parses, and by
 * the code of its virtual machine which tables it opens to read and to write.
 */
final class SqliteWitness implements AutoCloseable {

  private static final int STEPS = 50;

  /** OPFLAG_P2ISREG: a table that the statement itself creates. */
  private static final int P2_IS_REGISTER = 0x10;

  private static final Set<String> RUN =
      Set.of("CREATE", "DROP", "ALTER", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH");

  private static final List<String> SYNTAX =
      List.of(
          "syntax error",
          "incomplete input",
          "unrecognized token",
          "clause should come",
          "a JOIN clause is required");

  private final Connection connection;
  private final Map<String, String> tables = new HashMap<>();
  private Catalog catalog = Catalog.EMPTY;
  private boolean triggers;
  private boolean stale = true;
  private int steps;

  SqliteWitness() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    ProgressHandler.setHandler(
        connection,
        100_000,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return ++steps > STEPS ? 1 : 0;
          }
        });
  }

  boolean parses(String sql) {
    return validity(sql) != Validity.NONE;
  }

  Validity validity(String sql) {
    String problem = problem(sql);
    if (problem == null) {
      return Validity.PREPARED;
    }
    return SYNTAX.stream().anyMatch(problem::contains) ? Validity.NONE : Validity.PARSED;
  }

  /** What SQLite says against a statement; null if nothing. */
  @Nullable String problem(String sql) {
    try (Statement ignored = connection.prepareStatement(sql)) {
      return null;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The tables and views as they are now. */
  Catalog catalog() throws SQLException {
    refresh();
    return catalog;
  }

  /** Whether each table of a statement is in the catalog: a view that is not hides its tables. */
  boolean knows(StatementFacts facts) {
    return catalog.complete()
        || facts.statements().stream()
            .flatMap(one -> one.reads().stream())
            .allMatch(name -> catalog.tables().containsKey(name));
  }

  /** Runs what makes tables and rows; queries and everything else are only looked at. */
  void run(String sql) {
    String verb = sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    if (!RUN.contains(verb)) {
      return;
    }
    steps = 0;
    stale |= Set.of("CREATE", "DROP", "ALTER").contains(verb);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      stale = true; // The suites hold statements that fail on purpose.
    }
  }

  /** What the statement opens; null if it cannot be told. */
  @Nullable Touched touched(String sql) throws SQLException {
    refresh();
    if (triggers) {
      return null; // What triggers open is in the same code.
    }
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    boolean writes = false;
    steps = 0;
    noForeignKeys();
    try (Statement statement = connection.createStatement();
        ResultSet code = statement.executeQuery("EXPLAIN " + sql)) {
      while (code.next()) {
        String operation = code.getString("opcode");
        String table = tables.get(code.getInt("p3") + "/" + code.getInt("p2"));
        boolean register = (code.getInt("p5") & P2_IS_REGISTER) != 0;
        if (operation.equals("OpenRead") && table != null) {
          read.add(table);
        } else if (operation.equals("OpenWrite") && table != null && !register) {
          written.add(table);
        } else if (operation.equals("Clear")) {
          String cleared = tables.get(code.getInt("p2") + "/" + code.getInt("p1"));
          if (cleared != null) {
            written.add(cleared);
          }
        }
        writes |= operation.equals("Transaction") && code.getInt("p2") != 0;
      }
    } catch (SQLException e) {
      return null;
    }
    return new Touched(read, written, writes);
  }

  /** Foreign keys open tables that are not named; a PRAGMA in a test takes effect unrun. */
  private void noForeignKeys() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = OFF");
    }
  }

  private void refresh() throws SQLException {
    if (!stale) {
      return;
    }
    stale = false;
    tables.clear();
    triggers = false;
    StringBuilder ddl = new StringBuilder();
    schema("main.sqlite_schema", 0, ddl);
    schema("temp.sqlite_schema", 1, ddl);
    catalog = DdlCatalog.read(ddl.toString(), Dialect.SQLITE).catalog();
  }

  private void schema(String table, int database, StringBuilder ddl) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT type, tbl_name, rootpage, sql FROM " + table)) {
      while (rows.next()) {
        String name = String.valueOf(rows.getString(2)).toLowerCase(Locale.ROOT);
        String type = String.valueOf(rows.getString(1));
        triggers |= type.equals("trigger");
        if (!name.startsWith("sqlite_")) {
          tables.put(database + "/" + rows.getInt(3), name);
        }
        if (rows.getString(4) != null && Set.of("table", "view").contains(type)) {
          ddl.append(rows.getString(4)).append(";\n");
        }
      }
    } catch (SQLException e) {
      stale = true; // A schema that a test broke on purpose.
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
