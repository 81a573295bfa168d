package dev.sluice.it.limits;

import static dev.sluice.it.kit.Attempts.tell;
import static dev.sluice.it.kit.Attempts.update;

import dev.sluice.it.kit.XaBranch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * An application that reads and changes more than it may, in each way that it can think of, and
 * says what came of it: {@code name: ok N}, {@code name: refused RULE} or {@code name: failed}.
 */
public final class LimitProbe {

  private static final String ALL = "UPDATE person SET age = age + 1";
  private static final String ONE = "UPDATE person SET age = age + 1 WHERE id = 1";

  private final String kind;
  private final String url;
  private final String user;

  private LimitProbe(String kind, String url, String user) {
    this.kind = kind;
    this.url = url;
    this.user = user;
  }

  /** Arguments: kind of database, url, user. */
  public static void main(String[] arguments) throws Exception {
    LimitProbe probe = new LimitProbe(arguments[0], arguments[1], arguments[2]);
    probe.autoCommit();
    probe.transaction();
    probe.batches();
    probe.uncountable();
    probe.reads();
    probe.counted();
    probe.distributed();
    probe.storm();
    new EntityProbe(arguments[1], arguments[2]).run();
    System.out.println("done");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long ages(Connection connection) throws SQLException {
    return number(connection, "SELECT SUM(age) FROM person");
  }

  private void autoCommit() throws Exception {
    try (Connection connection = connect()) {
      tell("auto-all", () -> update(connection, ALL));
      tell("auto-all-left", () -> ages(connection));
      tell("auto-mode", connection::getAutoCommit);
      tell("auto-two", () -> update(connection, ALL + " WHERE id < 3"));
      tell("auto-two-left", () -> ages(connection));
      try (Statement statement = connection.createStatement()) {
        tell("auto-execute", () -> statement.execute(ALL));
        tell("auto-keys", () -> statement.executeUpdate(ALL, Statement.RETURN_GENERATED_KEYS));
        tell("auto-large", () -> statement.executeLargeUpdate(ALL));
      }
      try (PreparedStatement statement =
          connection.prepareStatement("UPDATE person SET age = 0 WHERE id > ?")) {
        statement.setInt(1, 1);
        tell("auto-prepared", statement::executeUpdate);
        statement.setInt(1, 5);
        tell("auto-prepared-none", statement::executeUpdate);
      }
      tell("auto-broken", () -> update(connection, "UPDATE person SET age = 1/0"));
      tell("auto-mode-at-the-end", connection::getAutoCommit);
      tell("auto-left", () -> ages(connection));
    }
  }

  private void transaction() throws Exception {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      tell("tx-one", () -> update(connection, ONE));
      tell("tx-all", () -> update(connection, ALL));
      tell("tx-after", () -> update(connection, ONE));
      tell("tx-read", () -> number(connection, "SELECT COUNT(*) FROM person"));
      tell("tx-commit", () -> step(connection::commit));
      tell("tx-text", () -> update(connection, "COMMIT"));
      tell("tx-switch", () -> step(() -> connection.setAutoCommit(true)));
      tell("tx-ddl", () -> update(connection, "CREATE TABLE sneaked(id INT)"));
      tell("tx-rollback", () -> step(connection::rollback));
      tell("tx-left", () -> ages(connection));
      tell("tx-again", () -> update(connection, ONE));
      tell("tx-again-commit", () -> step(connection::commit));
      tell("tx-again-left", () -> ages(connection));
      tell("tx-sum-two", () -> update(connection, "UPDATE summed SET age = 1 WHERE id < 3"));
      tell("tx-sum-four", () -> update(connection, "UPDATE summed SET age = 1 WHERE id IN (3, 4)"));
      tell("tx-sum-rollback", () -> step(connection::rollback));
      tell("tx-closed-all", () -> update(connection, ALL));
    }
    try (Connection connection = connect()) {
      tell("tx-closed-left", () -> ages(connection));
    }
  }

  interface Step {
    void run() throws SQLException;
  }

  static String step(Step step) throws SQLException {
    step.run();
    return "";
  }

  private void batches() throws Exception {
    try (Connection connection = connect()) {
      try (PreparedStatement statement =
          connection.prepareStatement("UPDATE person SET age = age + 1 WHERE id = ?")) {
        for (int i = 1; i <= 3; i++) {
          statement.setInt(1, i);
          statement.addBatch();
        }
        tell("batch-three", () -> statement.executeBatch().length);
        tell("batch-three-left", () -> ages(connection));
        statement.setInt(1, 1);
        statement.addBatch();
        tell("batch-one", () -> statement.executeBatch().length);
      }
      try (Statement statement = connection.createStatement()) {
        statement.addBatch(ONE);
        statement.addBatch("DELETE FROM person WHERE id > 1");
        tell("batch-texts", () -> statement.executeBatch().length);
      }
      tell("batch-left", () -> ages(connection));
    }
  }

  private void uncountable() throws Exception {
    try (Connection connection = connect()) {
      tell("none-truncate", () -> update(connection, "TRUNCATE TABLE person"));
      tell("none-two", () -> update(connection, ONE + "; " + ONE));
      String returning =
          kind.equals("H2")
              ? "SELECT id FROM FINAL TABLE (UPDATE person SET age = 0)"
              : "DELETE FROM person RETURNING id";
      tell("none-query", () -> number(connection, returning));
      if (kind.equals("POSTGRESQL")) {
        String hidden = "WITH gone AS (" + returning + ") SELECT COUNT(*) FROM gone";
        tell("none-with", () -> number(connection, hidden));
      }
      if (kind.equals("MARIADB")) {
        String changing = "UPDATE changing SET age = age + 1 WHERE id = 1";
        tell("engine-before", () -> update(connection, changing));
        tell("engine-known", () -> update(connection, changing));
        tell("engine-alter", () -> update(connection, "ALTER TABLE changing ENGINE=MyISAM"));
        tell("none-lasting", () -> update(connection, "UPDATE lasting SET age = 1 WHERE id = 1"));
      }
      tell("none-left", () -> number(connection, "SELECT COUNT(*) FROM person"));
    }
  }

  private void reads() throws Exception {
    try (Connection connection = connect()) {
      try (Statement statement = connection.createStatement()) {
        tell("read-all", () -> count(statement.executeQuery("SELECT id FROM many")));
        tell("read-max-rows", statement::getMaxRows);
        tell("read-few", () -> count(statement.executeQuery("SELECT id FROM many WHERE id < 4")));
        tell("read-cut", () -> count(statement.executeQuery("SELECT id FROM cut")));
        ResultSet rows = statement.executeQuery("SELECT id FROM many");
        for (int i = 0; i < 3; i++) {
          rows.next();
        }
        tell("read-fourth", rows::next);
        tell("read-fourth-value", () -> rows.getInt(1) > 0);
      }
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT id FROM many",
              ResultSet.TYPE_SCROLL_INSENSITIVE,
              ResultSet.CONCUR_READ_ONLY)) {
        tell("read-last", () -> last(statement.executeQuery()));
        ResultSet rows = statement.executeQuery();
        tell("read-third", () -> rows.absolute(3) && rows.first() && rows.absolute(3));
        tell("read-tenth", () -> rows.absolute(4) || rows.absolute(10));
      }
      if (!kind.equals("H2")) {
        String sleep = kind.equals("POSTGRESQL") ? "pg_sleep(20)" : "sleep(20)";
        long start = System.nanoTime();
        tell("time-run", () -> number(connection, "SELECT " + sleep));
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        System.out.println("time-ended: " + (seconds < 15 ? "early" : "late"));
      }
    }
  }

  static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  private static int last(ResultSet rows) throws SQLException {
    rows.last();
    return rows.getInt(1);
  }

  private void counted() throws Exception {
    for (int i = 1; i <= 4; i++) {
      String sql = "UPDATE hourly SET age = 1 WHERE id = " + i;
      try (Connection connection = connect()) {
        tell("hour-" + i, () -> update(connection, sql));
      }
    }
    try (Connection connection = connect()) {
      tell("hour-left", () -> number(connection, "SELECT SUM(age) FROM hourly"));
    }
  }

  /** Eight threads change forty rows, one by one, where twenty may be changed in an hour. */
  private void storm() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> changes = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        String sql = "UPDATE stormy SET age = 1 WHERE id = " + i;
        changes.add(
            () -> {
              try (Connection connection = connect()) {
                return update(connection, sql);
              } catch (SQLException refused) {
                return 0;
              }
            });
      }
      int changed = 0;
      for (Future<Integer> each : threads.invokeAll(changes)) {
        changed += each.get();
      }
      System.out.println("storm: ok " + changed);
    } finally {
      threads.shutdown();
    }
    try (Connection connection = connect()) {
      tell("storm-left", () -> number(connection, "SELECT SUM(age) FROM stormy"));
    }
  }

  private void distributed() throws Exception {
    XAConnection held = XaBranch.source(kind, url, user).getXAConnection();
    try (Connection connection = held.getConnection()) {
      XAResource resource = held.getXAResource();
      Xid small = new XaBranch(1);
      resource.start(small, XAResource.TMNOFLAGS);
      tell("xa-one", () -> update(connection, ONE));
      resource.end(small, XAResource.TMSUCCESS);
      tell("xa-one-prepare", () -> resource.prepare(small));
      resource.commit(small, false);
      Xid large = new XaBranch(2);
      resource.start(large, XAResource.TMNOFLAGS);
      tell("xa-all", () -> update(connection, ALL));
      resource.end(large, XAResource.TMSUCCESS);
      tell("xa-all-prepare", () -> resource.prepare(large));
      tell("xa-all-commit", () -> commit(resource, large));
      tell("xa-all-rollback", () -> rollback(resource, large));
    }
    held.close();
    try (Connection connection = connect()) {
      tell("xa-left", () -> ages(connection));
    }
  }

  static String commit(XAResource resource, Xid id) throws XAException {
    resource.commit(id, true);
    return "";
  }

  static String rollback(XAResource resource, Xid id) throws XAException {
    resource.rollback(id);
    return "";
  }
}
