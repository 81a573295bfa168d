package dev.sluice.it.writeback;

import static dev.sluice.it.kit.Attempts.tell;
import static dev.sluice.it.kit.Attempts.text;
import static dev.sluice.it.kit.Attempts.update;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** An application that reads masked values and stores what it read, and says what came of it. */
public final class WriteBackProbe {

  private final String url;
  private final String user;

  private WriteBackProbe(String url, String user) {
    this.url = url;
    this.user = user;
  }

  /** A row of {@code client}. */
  @Entity(name = "client")
  public static class Client {
    @Id int id;

    @Column(name = "full_name")
    String name;

    String email;
    String ssn;
    String note;
  }

  /** Arguments: kind of database, url, user. */
  public static void main(String[] arguments) throws Exception {
    WriteBackProbe probe = new WriteBackProbe(arguments[1], arguments[2]);
    probe.entity();
    probe.statements();
    probe.hashes();
    new MemoryProbe(arguments[0], arguments[1], arguments[2]).run();
    new FlushProbe(arguments[1], arguments[2]).run();
    new RowsProbe(arguments[1], arguments[2]).run();
    System.out.println("done");
  }

  private void entity() {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Client.class)
            .setProperty("hibernate.connection.url", url)
            .setProperty("hibernate.connection.username", user)
            .setProperty("hibernate.connection.password", "")
            .setProperty("hibernate.hbm2ddl.auto", "none");
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      tell(
          "entity-read",
          () -> sessions.fromSession(session -> session.find(Client.class, 1).email));
      tell(
          "entity-flush",
          () -> {
            sessions.inTransaction(session -> session.find(Client.class, 1).name = "Renamed");
            return "";
          });
      Client detached = sessions.fromSession(session -> session.find(Client.class, 2));
      detached.note = "seen";
      tell("entity-merge", () -> sessions.fromTransaction(session -> session.merge(detached).note));
      tell(
          "entity-whole",
          () -> {
            sessions.inTransaction(
                session -> {
                  Client client = session.find(Client.class, 3);
                  client.email = "new@three.example";
                  client.ssn = "333-33-3334";
                });
            return "";
          });
    }
  }

  private void statements() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      String email = text(connection, "SELECT email FROM client WHERE id = 4");
      String ssn = text(connection, "SELECT ssn FROM client WHERE id = 4");
      String update = "UPDATE client SET email = ?, note = ? WHERE id = 4";
      try (PreparedStatement statement = connection.prepareStatement(update)) {
        statement.setString(1, email);
        statement.setString(2, "x");
        tell("bound", statement::executeUpdate);
        statement.setObject(1, email);
        tell("bound-object", statement::execute);
        tell(
            "bound-batch",
            () -> {
              statement.addBatch();
              return statement.executeBatch().length;
            });
        statement.setCharacterStream(1, new StringReader(email));
        tell("bound-reader", statement::executeUpdate);
        statement.setBytes(1, email.getBytes(StandardCharsets.UTF_8));
        tell("bound-bytes", statement::executeUpdate);
        statement.setString(1, "new@four.example");
        statement.setString(2, "5 *** stars");
        tell("bound-note", statement::executeUpdate);
        statement.setString(2, "fine");
        tell("bound-clear", statement::executeUpdate);
        statement.setString(1, email);
        statement.clearParameters();
        statement.setString(1, "newer@four.example");
        statement.setString(2, "fine");
        tell("bound-again", statement::executeUpdate);
      }
      try (Statement statement = connection.createStatement()) {
        tell(
            "literal",
            () -> statement.executeUpdate("UPDATE client SET ssn = '" + ssn + "' WHERE id = 4"));
        tell(
            "literal-insert",
            () ->
                statement.executeUpdate(
                    "INSERT INTO client VALUES (9, 'Nine', '" + email + "', '9', null)"));
        tell(
            "literal-comment",
            () ->
                statement.executeUpdate(
                    "/*** what *** it does ***/ UPDATE client SET ssn = '444' WHERE id = 4"));
        tell(
            "literal-elsewhere",
            () -> statement.executeUpdate("UPDATE client SET note = '***' WHERE id = 4"));
      }
    }
  }

  private void hashes() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      String code = text(connection, "SELECT code FROM coded WHERE id = 1");
      String update = "UPDATE coded SET code = ? WHERE id = 2";
      try (PreparedStatement statement = connection.prepareStatement(update)) {
        statement.setString(1, code);
        tell("hash-bound", statement::executeUpdate);
        statement.setString(1, "0123456789abcdef0123456789abcdef");
        tell("hash-of-another-key", statement::executeUpdate);
      }
      String literal = "UPDATE coded SET code = '" + code + "' WHERE id = 1";
      tell("hash-literal", () -> update(connection, literal));
      String prefix = code.substring(0, 20);
      tell(
          "hash-elsewhere",
          () -> update(connection, "INSERT INTO coded(id, code) VALUES (3, '" + prefix + "')"));
    }
  }
}
