package dev.sluice.it.tokens;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.RowSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.FilteredRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.JoinRowSet;
import javax.sql.rowset.Predicate;
import javax.sql.rowset.RowSetFactory;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;

/** Ways through row sets: filled from a masked result set, and those that read by themselves. */
final class RowSetWays extends Ways {

  private static final String FEW = "SELECT id, s0, o0, s2, o2 FROM cells WHERE id = ";

  private final String url;
  private final RowSetFactory factory;

  RowSetWays(Connection connection, Database database, Transcript out, String url)
      throws SQLException {
    super(connection, database, out);
    this.url = url;
    this.factory = RowSetProvider.newFactory();
  }

  @Override
  void all() {
    out.attempt("cached", this::cached);
    out.attempt("cached-reading", this::cachedReading);
    out.attempt("cached-accepting", this::accepting);
    out.attempt("web", this::web);
    out.attempt("filtered", this::filtered);
    out.attempt("joined", this::joined);
    out.attempt("jdbc-row-set", this::jdbcRowSet);
  }

  private void cached() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FEW + 1);
        CachedRowSet cached = factory.createCachedRowSet()) {
      cached.populate(rows);
      cached.beforeFirst();
      few(cached);
      try (ResultSet original = cached.getOriginal()) {
        few(original);
      }
      try (CachedRowSet copy = cached.createCopy()) {
        copy.beforeFirst();
        few(copy);
      }
      out.tell("-", "toCollection", Value.text(cached.toCollection("s0").toArray()));
    }
  }

  private void login(RowSet rows) throws SQLException {
    rows.setUrl(url);
    if (!database.user().isEmpty()) {
      rows.setUsername(database.user());
      rows.setPassword("");
    }
  }

  /** The row set connects by itself. */
  private void cachedReading() throws Exception {
    try (CachedRowSet cached = factory.createCachedRowSet()) {
      login(cached);
      cached.setCommand(FEW + "?");
      cached.setInt(1, 1);
      cached.execute();
      few(cached);
    }
    try (CachedRowSet cached = factory.createCachedRowSet()) {
      cached.setCommand(FEW + 1);
      cached.execute(connection);
      few(cached);
    }
  }

  /**
   * What it writes back must not be masks. The row's old values, which it looks for, are masks: so
   * under the agent it finds a conflict and writes nothing.
   */
  private void accepting() throws Exception {
    undone(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(FEW + 9);
              CachedRowSet cached = factory.createCachedRowSet()) {
            cached.setTableName("cells");
            cached.populate(rows);
            cached.beforeFirst();
            cached.next();
            cached.updateString("o0", "accepted");
            cached.updateRow();
            cached.acceptChanges(connection);
            out.tell("-", "accepted", "done");
          } finally {
            connection.commit(); // what was written stays, for the look at the table
          }
        });
  }

  private void web() throws Exception {
    StringWriter xml = new StringWriter();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FEW + 1);
        WebRowSet web = factory.createWebRowSet()) {
      web.writeXml(rows, xml);
      String text = xml.toString();
      out.tell("-", "xml", text.substring(Math.max(0, text.indexOf("<data>"))));
    }
    try (WebRowSet again = factory.createWebRowSet()) {
      again.readXml(new StringReader(xml.toString()));
      few(again);
    }
  }

  /** Looks at the values that it is asked about. */
  private final class Looking implements Predicate {
    @Override
    public boolean evaluate(RowSet rows) {
      one("s0", "evaluate", () -> rows.getString("s0"));
      return true;
    }

    @Override
    public boolean evaluate(Object value, int column) {
      one("-", "evaluate " + column, () -> value);
      return true;
    }

    @Override
    public boolean evaluate(Object value, String column) {
      one(column, "evaluate", () -> value);
      return true;
    }
  }

  private void filtered() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FEW + 1);
        FilteredRowSet filtered = factory.createFilteredRowSet()) {
      filtered.populate(rows);
      filtered.setFilter(new Looking());
      filtered.beforeFirst();
      few(filtered);
    }
  }

  private void joined() throws Exception {
    try (Statement statement = connection.createStatement();
        JoinRowSet join = factory.createJoinRowSet();
        CachedRowSet one = factory.createCachedRowSet();
        CachedRowSet two = factory.createCachedRowSet()) {
      try (ResultSet rows = statement.executeQuery("SELECT id, s0 FROM cells WHERE id = 1")) {
        one.populate(rows);
      }
      try (ResultSet rows = statement.executeQuery("SELECT id, o0 FROM cells WHERE id = 1")) {
        two.populate(rows);
      }
      join.addRowSet(one, 1);
      join.addRowSet(two, 1);
      few(join);
    }
  }

  private void jdbcRowSet() throws Exception {
    try (JdbcRowSet rows = factory.createJdbcRowSet()) {
      login(rows);
      rows.setCommand(FEW + 1);
      rows.execute();
      few(rows);
    }
  }
}
