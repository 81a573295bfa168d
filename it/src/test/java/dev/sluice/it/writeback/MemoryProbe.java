package dev.sluice.it.writeback;

import static dev.sluice.it.kit.Attempts.tell;
import static dev.sluice.it.kit.Attempts.text;
import static dev.sluice.it.kit.Attempts.update;

import dev.sluice.it.kit.XaBranch;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** Stores masked values that look like any other: a rounded number, a year, NULL, 0. */
final class MemoryProbe {

  private static final String ALL =
      "SELECT id, name, age, born, phone, pay, plan FROM person WHERE id = ";

  private final String kind;
  private final String url;
  private final String user;

  MemoryProbe(String kind, String url, String user) {
    this.kind = kind;
    this.url = url;
    this.user = user;
  }

  /** One masked row. */
  private record Row(
      int age, String ageText, Date born, String phone, BigDecimal pay, String plan) {}

  void run() throws Exception {
    try (Connection connection = connect()) {
      one(connection);
      texts(connection);
      transaction(connection);
      batch(connection);
    }
    branch();
    threads();
    try (Connection connection = connect()) {
      own(connection);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  private static Row read(Connection connection, int id) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL + id)) {
      rows.next();
      return new Row(
          rows.getInt("age"),
          rows.getString("age"),
          rows.getDate("born"),
          rows.getString("phone"),
          rows.getBigDecimal("pay"),
          rows.getString("plan"));
    }
  }

  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static void store(Connection connection, String column, int id, Setter value)
      throws SQLException {
    String sql = "UPDATE person SET " + column + " = ?, name = ? WHERE id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      value.set(statement);
      statement.setString(2, "Renamed");
      statement.setInt(3, id);
      tell("memory-" + column, statement::executeUpdate);
    }
  }

  private static void one(Connection connection) throws SQLException {
    Row row = read(connection, 1);
    store(connection, "age", 1, statement -> statement.setInt(1, row.age));
    store(connection, "born", 1, statement -> statement.setDate(1, row.born));
    store(connection, "phone", 1, statement -> statement.setNull(1, Types.VARCHAR));
    store(connection, "pay", 1, statement -> statement.setBigDecimal(1, row.pay));
    store(connection, "plan", 1, statement -> statement.setObject(1, row.plan));
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE person SET age = ? WHERE id = ?")) {
      statement.setObject(1, row.ageText);
      statement.setLong(2, 1);
      tell("memory-age-text", statement::execute);
    }
  }

  private void texts(Connection connection) throws SQLException {
    tell("memory-literal", () -> update(connection, "UPDATE person SET age = 40 WHERE id = 1"));
    tell(
        "memory-null-literal",
        () -> update(connection, "UPDATE person SET phone = NULL WHERE id = 1"));
    try (Connection other = connect()) {
      tell(
          "memory-elsewhere",
          () -> update(other, "UPDATE person SET born = '1984-01-01' WHERE id IN (1, 2)"));
    }
    tell(
        "memory-without-key",
        () -> update(connection, "UPDATE person SET age = 40 WHERE name = 'Name'"));
    try (PreparedStatement asked =
        connection.prepareStatement("SELECT age FROM person WHERE id = ?")) {
      asked.setInt(1, 2);
      try (ResultSet rows = asked.executeQuery()) {
        rows.next();
        int age = rows.getInt(1);
        tell(
            "memory-asked",
            () -> update(connection, "UPDATE person SET age = " + age + " WHERE id = 2"));
      }
    }
  }

  private static void transaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    Row row = read(connection, 3);
    tell(
        "memory-transaction",
        () -> update(connection, "UPDATE person SET age = " + row.age + " WHERE id = 3"));
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void batch(Connection connection) throws SQLException {
    Row row = read(connection, 4);
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE person SET name = ?, age = ? WHERE id = ?")) {
      tell(
          "memory-batch",
          () -> {
            for (int age : new int[] {47, row.age}) {
              statement.setString(1, "Name");
              statement.setInt(2, age);
              statement.setInt(3, 4);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          });
    }
  }

  private void branch() throws Exception {
    XAConnection held = XaBranch.source(kind, url, user).getXAConnection();
    try (Connection connection = held.getConnection()) {
      XAResource resource = held.getXAResource();
      XaBranch branch = new XaBranch(7);
      resource.start(branch, XAResource.TMNOFLAGS);
      Row row = read(connection, 5);
      tell(
          "memory-branch",
          () -> update(connection, "UPDATE person SET age = " + row.age + " WHERE id = 5"));
      resource.end(branch, XAResource.TMSUCCESS);
      resource.rollback(branch);
    } finally {
      held.close();
    }
  }

  /** Each reads a row of its own and stores it; tells the first refusal if there is one of each. */
  private void threads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> stored = new ArrayList<>();
      for (int i = 6; i < 10; i++) {
        int id = i;
        Callable<Integer> readAndStore =
            () -> {
              try (Connection connection = connect()) {
                int age = read(connection, id).age;
                String sql = "UPDATE person SET age = " + age + " WHERE id = " + id;
                return update(connection, sql);
              }
            };
        stored.add(threads.submit(readAndStore));
      }
      List<Exception> refused = new ArrayList<>();
      for (Future<Integer> each : stored) {
        try {
          each.get();
        } catch (ExecutionException failure) {
          refused.add(failure);
        }
      }
      tell(
          "memory-threads",
          () -> {
            if (refused.size() == stored.size()) {
              throw refused.get(0);
            }
            return stored.size() - refused.size();
          });
    } finally {
      threads.shutdown();
    }
  }

  private static void own(Connection connection) throws SQLException {
    update(
        connection,
        "INSERT INTO person(id, version, name, age, phone) VALUES (11, 0, 'Own', 44, '1'),"
            + " (12, 0, 'Own', 71, '2'), (13, 0, 'Own', 72, '3')");
    read(connection, 11);
    read(connection, 12);
    tell("own-other-value", () -> update(connection, "UPDATE person SET age = 47 WHERE id = 11"));
    tell("own-other-row", () -> update(connection, "UPDATE person SET age = 40 WHERE id = 12"));
    tell("own-insert", () -> update(connection, "INSERT INTO person(id, age) VALUES (20, 40)"));
    tell("own-null", () -> update(connection, "UPDATE person SET phone = NULL WHERE id = 13"));
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE person SET phone = ?, name = ? WHERE id = ?")) {
      statement.setString(1, "4");
      statement.setNull(2, Types.VARCHAR);
      statement.setInt(3, 11);
      tell("own-null-beside", statement::executeUpdate);
    }
    tell("own-read", () -> text(connection, "SELECT name FROM person WHERE id = 12"));
  }
}
