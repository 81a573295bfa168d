package dev.sluice.it.sidedoors;

import static dev.sluice.it.sidedoors.Attempts.tell;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyInputStream;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.fastpath.Fastpath;
import org.postgresql.fastpath.FastpathArg;
import org.postgresql.jdbc.PgBlob;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** Reads and changes table {@code client} of PostgreSQL without a statement of JDBC. */
public final class PostgresDoorsProbe {

  private static final String OUT = "COPY client TO STDOUT";
  private static final String IN = "COPY client FROM STDIN";

  private final BaseConnection connection;
  private final int xml;
  private final long large;

  private PostgresDoorsProbe(BaseConnection connection, int xml, long large) {
    this.connection = connection;
    this.xml = xml;
    this.large = large;
  }

  /** Arguments: url, user, the oid of query_to_xml, the oid of a large object. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
      PostgresDoorsProbe probe =
          new PostgresDoorsProbe(
              connection.unwrap(BaseConnection.class),
              Integer.parseInt(arguments[2]),
              Long.parseLong(arguments[3]));
      probe.copies();
      probe.executor();
      probe.functions();
      probe.largeObjects();
      probe.harmless();
    }
    replication(arguments[0], arguments[1]);
    System.out.println("done");
  }

  private void copies() throws SQLException {
    CopyManager given = connection.getCopyAPI();
    tell("copy-out", () -> copied(given));
    tell("copy-out-by-hand", () -> copied(new CopyManager(connection)));
    tell("copy-out-operation", () -> read(given.copyOut(OUT)));
    tell(
        "copy-out-stream",
        () -> {
          try (PGCopyInputStream in = new PGCopyInputStream(connection, OUT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          }
        });
    tell("copy-in", () -> given.copyIn(IN, new StringReader("11\televen@client.example\n")));
    tell(
        "copy-in-bytes",
        () ->
            given.copyIn(IN, new ByteArrayInputStream("12\t-\n".getBytes(StandardCharsets.UTF_8))));
    tell(
        "copy-in-stream",
        () -> {
          try (PGCopyOutputStream out = new PGCopyOutputStream(connection, IN)) {
            out.write("13\t-\n".getBytes(StandardCharsets.UTF_8));
          }
          return "";
        });
  }

  private static String read(CopyOut out) throws SQLException {
    StringBuilder rows = new StringBuilder();
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      rows.append(new String(row, StandardCharsets.UTF_8));
    }
    return rows.toString();
  }

  private static String copied(CopyManager manager) throws Exception {
    StringWriter out = new StringWriter();
    manager.copyOut(OUT, out);
    return out.toString();
  }

  private void executor() {
    QueryExecutor executor = connection.getQueryExecutor();
    tell("executor-copy", () -> read((CopyOut) executor.startCopy(OUT, true)));
    tell("executor-delete", () -> executed(executor, "DELETE FROM client WHERE id = 1"));
    tell("executor-select", () -> executed(executor, "SELECT email FROM client WHERE id = 2"));
    tell("exec-sql-update", () -> execSql("DELETE FROM client WHERE id = 3"));
    tell("exec-sql-query", () -> first(connection.execSQLQuery("SELECT email FROM client")));
  }

  private String execSql(String sql) throws SQLException {
    connection.execSQLUpdate(sql);
    return "";
  }

  private static String executed(QueryExecutor executor, String sql) throws SQLException {
    StringBuilder values = new StringBuilder();
    Query query = executor.createSimpleQuery(sql);
    executor.execute(
        query,
        null,
        new ResultHandlerBase() {
          @Override
          public void handleResultRows(
              Query from,
              org.postgresql.core.Field[] fields,
              java.util.List<org.postgresql.core.Tuple> tuples,
              org.postgresql.core.ResultCursor cursor) {
            tuples.forEach(each -> values.append(new String(each.get(0), StandardCharsets.UTF_8)));
          }

          @Override
          public void handleWarning(java.sql.SQLWarning warning) {}
        },
        0,
        0,
        QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_SUPPRESS_BEGIN);
    return values.toString();
  }

  private static String first(ResultSet rows) throws SQLException {
    try (rows) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private void functions() throws SQLException {
    Fastpath fastpath = connection.getFastpathAPI();
    fastpath.addFunction("query_to_xml", xml);
    FastpathArg[] arguments = {
      new FastpathArg("SELECT email FROM client".getBytes(StandardCharsets.UTF_8)),
      new FastpathArg(new byte[] {0}),
      new FastpathArg(new byte[] {0}),
      new FastpathArg(new byte[0])
    };
    tell("fastpath", () -> text(fastpath.fastpath("query_to_xml", arguments)));
    tell("fastpath-data", () -> text(fastpath.getData("query_to_xml", arguments)));
    tell("fastpath-number", () -> text(fastpath.fastpath(xml, arguments)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void largeObjects() throws SQLException {
    connection.setAutoCommit(false);
    tell("large-read", () -> read(connection.getLargeObjectAPI()));
    connection.rollback();
    tell("large-read-by-hand", () -> read(new LargeObjectManager(connection)));
    connection.rollback();
    tell("large-blob", () -> text(new PgBlob(connection, large).getBytes(1, 20)));
    connection.rollback();
    tell("large-unlink", () -> unlinked(connection.getLargeObjectAPI()));
    connection.rollback();
    connection.setAutoCommit(true);
  }

  private String read(LargeObjectManager manager) throws SQLException {
    try (LargeObject opened = manager.open(large, LargeObjectManager.READ)) {
      return text(opened.read(20));
    }
  }

  private String unlinked(LargeObjectManager manager) throws SQLException {
    manager.delete(large);
    return "";
  }

  private void harmless() throws SQLException {
    tell(
        "parameters",
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT email FROM client WHERE id = ?")) {
            return statement.getParameterMetaData().getParameterTypeName(1)
                + statement.getMetaData().getColumnName(1);
          }
        });
    tell(
        "cursor",
        () -> {
          connection.setAutoCommit(false);
          try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1);
            StringBuilder values = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("SELECT email FROM client ORDER BY id")) {
              while (rows.next()) {
                values.append(rows.getString(1)).append(' ');
              }
            }
            return values;
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
    tell(
        "notifications",
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN news");
            statement.execute("NOTIFY news, 'seven@client.example'");
          }
          StringBuilder payloads = new StringBuilder();
          for (PGNotification each : connection.getNotifications()) {
            payloads.append(each.getParameter());
          }
          return payloads;
        });
  }

  private static void replication(String url, String user) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("replication", "database");
    properties.setProperty("assumeMinServerVersion", "9.4");
    properties.setProperty("preferQueryMode", "simple");
    tell(
        "replication",
        () -> {
          try (Connection connection = DriverManager.getConnection(url, properties);
              PGReplicationStream stream =
                  connection
                      .unwrap(PGConnection.class)
                      .getReplicationAPI()
                      .replicationStream()
                      .physical()
                      .withStartPosition(LogSequenceNumber.valueOf("0/1000000"))
                      .start()) {
            return "streams " + (stream.getLastReceiveLSN() != null);
          }
        });
  }
}
