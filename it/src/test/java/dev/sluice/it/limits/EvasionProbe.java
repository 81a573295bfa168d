package dev.sluice.it.limits;

import static dev.sluice.it.kit.Attempts.tell;
import static dev.sluice.it.kit.Attempts.update;
import static dev.sluice.it.limits.LimitProbe.count;
import static dev.sluice.it.limits.LimitProbe.number;
import static dev.sluice.it.limits.LimitProbe.step;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * An application that tries to keep what a limit forbids, by the ways in which transactions, texts,
 * batches, result sets, pools and threads differ between databases. Each way ends with what is left
 * in the table: {@code NAME-left: ok SUM}.
 */
public final class EvasionProbe {

  private static final String ALL = "UPDATE person SET age = age + 1";
  private static final String ONE = ALL + " WHERE id = 1";

  private final String kind;
  private final String url;
  private final String user;

  private EvasionProbe(String kind, String url, String user) {
    this.kind = kind;
    this.url = url;
    this.user = user;
  }

  /** Arguments: kind of database, url, user. */
  public static void main(String[] arguments) throws Exception {
    EvasionProbe probe = new EvasionProbe(arguments[0], arguments[1], arguments[2]);
    probe.savepoints();
    probe.failures();
    probe.batches();
    probe.endsUnseen();
    probe.ownCommit();
    probe.perTransaction();
    probe.rows();
    probe.pool();
    probe.threads();
    probe.branches();
    System.out.println("done");
  }

  private interface Way {
    void go(Connection connection) throws Exception;
  }

  private void attempt(String name, String options, Way way) throws Exception {
    String more = options.isEmpty() ? "" : (url.contains("?") ? "&" : "?") + options;
    try (Connection connection = DriverManager.getConnection(url + more, user, "")) {
      way.go(connection);
    }
    left(name);
  }

  private void left(String name) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      tell(name + "-left", () -> number(connection, "SELECT SUM(age) FROM person"));
    }
  }

  private String several() {
    return kind.equals("MARIADB") ? "allowMultiQueries=true" : "";
  }

  private String begin() {
    return kind.equals("MARIADB") ? "START TRANSACTION" : "BEGIN";
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private void savepoints() throws Exception {
    attempt(
        "savepoint",
        several(),
        connection -> {
          connection.setAutoCommit(false);
          tell("savepoint-all", () -> update(connection, ALL));
          tell("savepoint-set", connection::setSavepoint);
          tell("savepoint-text", () -> execute(connection, "SELECT 1; ROLLBACK TO SAVEPOINT s"));
          tell("savepoint-commit", () -> step(connection::commit));
        });
    attempt(
        "isolation",
        "",
        connection -> {
          connection.setAutoCommit(false);
          tell("isolation-all", () -> update(connection, ALL));
          int serializable = Connection.TRANSACTION_SERIALIZABLE;
          tell("isolation-set", () -> step(() -> connection.setTransactionIsolation(serializable)));
          connection.rollback();
        });
  }

  private void failures() throws Exception {
    String fails =
        switch (kind) {
          case "MARIADB" -> "SELECT * FROM nosuch; ROLLBACK";
          case "H2" -> "ROLLBACK TRANSACTION nosuch";
          default -> "ROLLBACK PREPARED 'nosuch'";
        };
    attempt(
        "failed-rollback",
        several(),
        connection -> {
          connection.setAutoCommit(false);
          tell("failed-rollback-all", () -> update(connection, ALL));
          tell("failed-rollback-text", () -> execute(connection, fails));
          tell("failed-rollback-commit", () -> step(connection::commit));
        });
    String rows =
        kind.equals("H2")
            ? "SELECT id FROM FINAL TABLE (" + ALL + ")"
            : kind.equals("MARIADB") ? "DELETE FROM person RETURNING id" : ALL + " RETURNING id";
    attempt(
        "rows-unwanted",
        "",
        connection -> {
          connection.setAutoCommit(false);
          tell("rows-unwanted-all", () -> update(connection, rows));
          tell("rows-unwanted-commit", () -> step(connection::commit));
        });
  }

  private void batches() throws Exception {
    attempt(
        "batch-commit",
        "",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.addBatch(ALL);
            statement.addBatch("COMMIT");
            tell("batch-commit-run", () -> statement.executeBatch().length);
          }
        });
    attempt(
        "batch-half",
        "",
        connection -> {
          connection.setAutoCommit(false);
          try (Statement statement = connection.createStatement()) {
            statement.addBatch(ALL);
            statement.addBatch("INSERT INTO person VALUES (1, 0)");
            tell("batch-half-run", () -> statement.executeBatch().length);
          }
          tell("batch-half-commit", () -> step(connection::commit));
        });
    attempt(
        "batch-rewritten",
        kind.equals("POSTGRESQL") ? "reWriteBatchedInserts=true" : "",
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("INSERT INTO person VALUES (?, 1)")) {
            for (int i = 11; i < 20; i++) {
              statement.setInt(1, i);
              statement.addBatch();
            }
            tell("batch-rewritten-run", () -> statement.executeBatch().length);
          }
        });
  }

  /** A transaction that a text began and something else than COMMIT ended. */
  private void endsUnseen() throws Exception {
    String ends =
        kind.equals("POSTGRESQL")
            ? "PREPARE TRANSACTION 'unseen'"
            : "CREATE TABLE IF NOT EXISTS sneaked(id INT)";
    attempt(
        "unseen",
        "",
        connection -> {
          tell("unseen-begin", () -> execute(connection, begin()));
          tell("unseen-end", () -> execute(connection, ends));
          tell("unseen-all", () -> update(connection, ALL));
          tell("unseen-rollback", () -> execute(connection, "ROLLBACK"));
        });
    if (kind.equals("MARIADB")) {
      attempt(
          "branch-text",
          several(),
          connection -> {
            tell("branch-text-start", () -> execute(connection, "XA START 'x'"));
            tell("branch-text-all", () -> update(connection, ALL));
            String both = "XA END 'x'; XA COMMIT 'x' ONE PHASE";
            tell("branch-text-both", () -> execute(connection, both));
            tell("branch-text-end", () -> execute(connection, "XA END 'x'"));
            tell("branch-text-commit", () -> execute(connection, "XA COMMIT 'x' ONE PHASE"));
            tell("branch-text-rollback", () -> execute(connection, "XA ROLLBACK 'x'"));
          });
    }
  }

  /** What is allowed must not keep what the application rolls back. */
  private void ownCommit() throws Exception {
    if (kind.equals("H2")) {
      return; // has no AND CHAIN
    }
    attempt(
        "chain",
        "",
        connection -> {
          execute(connection, begin());
          execute(connection, "COMMIT AND CHAIN");
          update(connection, "UPDATE plain SET age = 7 WHERE id = 1");
          tell("chain-one", () -> update(connection, ONE));
          execute(connection, "ROLLBACK");
          tell("chain-plain", () -> number(connection, "SELECT SUM(age) FROM plain"));
        });
  }

  private void perTransaction() throws Exception {
    String off =
        switch (kind) {
          case "MARIADB" -> "SET autocommit = 0";
          case "H2" -> "SET AUTOCOMMIT FALSE";
          default -> "BEGIN";
        };
    attempt(
        "sums",
        several(),
        connection -> {
          execute(connection, off);
          for (int i = 1; i <= 4; i++) {
            String sql = "UPDATE summed SET age = 1 WHERE id = " + i;
            tell("sums-" + i, () -> update(connection, sql));
            if (kind.equals("POSTGRESQL")) {
              connection.setAutoCommit(true); // does nothing there
            }
            if (!kind.equals("H2")) {
              execute(connection, "SAVEPOINT s");
              execute(connection, "SELECT 1; ROLLBACK /* a way */ TO SAVEPOINT s");
            }
          }
          execute(connection, "ROLLBACK");
        });
  }

  private void rows() throws Exception {
    attempt(
        "results",
        several(),
        connection -> {
          String text = "SELECT id FROM many WHERE id < 3; SELECT id FROM many WHERE id IN (5, 6)";
          try (Statement statement = connection.createStatement()) {
            tell("results-all", () -> all(statement, text));
            tell("results-max-rows", statement::getMaxRows);
            tell("results-alone", () -> count(statement.executeQuery("SELECT id FROM alone")));
          }
          for (int i = 1; i <= 2; i++) {
            try (Statement statement =
                connection.createStatement(
                    ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
              tell("back-" + i, () -> back(statement.executeQuery("SELECT id FROM hourlyread")));
            }
          }
        });
  }

  private static int all(Statement statement, String text) throws SQLException {
    int rows = 0;
    boolean more = statement.execute(text);
    while (more) {
      rows += count(statement.getResultSet());
      more = statement.getMoreResults();
    }
    return rows;
  }

  private static int back(ResultSet rows) throws SQLException {
    int count = 0;
    boolean row = rows.last();
    while (row) {
      count++;
      row = rows.previous();
    }
    return count;
  }

  private void pool() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection connection = pool.getConnection()) {
        tell("pool-execute", () -> execute(connection, ONE));
        tell("pool-execute-all", () -> execute(connection, ALL));
        connection.setAutoCommit(false);
        tell("pool-all", () -> update(connection, ALL));
      }
      try (Connection connection = pool.getConnection()) {
        tell("pool-next", () -> update(connection, ONE));
        execute(connection, begin());
        tell("pool-text-all", () -> update(connection, ALL));
      }
      try (Connection connection = pool.getConnection()) {
        tell("pool-last", () -> update(connection, ONE));
        tell("pool-mode", connection::getAutoCommit);
      }
    }
    left("pool");
  }

  /** Four threads on one connection: of what was refused nothing is kept. */
  private void threads() throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Callable<Integer>> changes = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        String sql = i % 4 == 0 ? ONE : ALL;
        changes.add(() -> changed(connection, sql));
      }
      int changed = 0;
      for (Future<Integer> each : threads.invokeAll(changes)) {
        changed += each.get();
      }
      threads.shutdown();
      System.out.println("threads: ok " + changed);
      tell("threads-mode", connection::getAutoCommit);
    }
    left("threads");
  }

  private static int changed(Connection connection, String sql) {
    try {
      return update(connection, sql);
    } catch (SQLException refused) {
      return 0;
    }
  }

  /** A branch outlives the handle by which it was filled. */
  private void branches() throws Exception {
    if (kind.equals("POSTGRESQL")) {
      try (Connection connection = DriverManager.getConnection(url, user, "")) {
        tell("unseen-prepared", () -> execute(connection, "ROLLBACK PREPARED 'unseen'"));
      }
    }
    XAConnection held = XaBranch.source(kind, url, user).getXAConnection();
    XAResource resource = held.getXAResource();
    Xid id = new XaBranch(7);
    resource.start(id, XAResource.TMNOFLAGS);
    try (Connection handle = held.getConnection()) {
      tell("handle-all", () -> update(handle, ALL));
      resource.end(id, XAResource.TMSUCCESS);
    }
    tell("handle-commit", () -> LimitProbe.commit(resource, id));
    tell("handle-rollback", () -> LimitProbe.rollback(resource, id));
    held.close();
    left("handle");
  }
}
