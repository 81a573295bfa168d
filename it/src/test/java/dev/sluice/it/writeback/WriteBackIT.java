package dev.sluice.it.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Probed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was masked for a reader is not stored over the original. */
class WriteBackIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      keys: {mask: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}
      data:
        pii.email:
          columns: ["client.email"]
          mask: email
        pii.ssn:
          columns: ["client.ssn"]
          mask: {partial: {keep-last: 4}}
        pii.age:
          columns: ["person.age"]
          mask: {bucket: 10}
        pii.born:
          columns: ["person.born"]
          mask: {date: year}
        pii.phone:
          columns: ["person.phone"]
          mask: nullify
        pii.pay:
          columns: ["person.pay"]
          mask: redact
        pii.plan:
          columns: ["person.plan"]
          mask: {fixed: "n/a"}
        pii.code:
          columns: ["coded.code"]
          mask: hash
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: ["pii.*"]
      """;

  private static final String REFUSED = "refused masked-write-back";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void maskedValues_comingBack_areRefused(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("writeback");
      fill(place);
      List<String> before = rows(place, "SELECT * FROM person ORDER BY id");
      Probed probed =
          Probed.under(
              POLICY, directory, WriteBackProbe.class, kind.name(), place.url(), place.user());
      byLook(probed);
      byMemory(probed);
      flushed(probed, "whole", "merged", "versioned", "stateless", "batched", "mapped");
      own(probed);
      inRows(probed);
      clients(probed, place);
      assertThat(rows(place, "SELECT * FROM person WHERE id < 10 ORDER BY id"))
          .as(probed.run().everything())
          .isEqualTo(before);
    }
  }

  private static void byLook(Probed probed) {
    probed
        .says("entity-read", "ok o***@c***.***", "entity-whole", "ok ")
        .saysOfAll(
            REFUSED,
            "entity-flush",
            "entity-merge",
            "bound",
            "bound-object",
            "bound-batch",
            "bound-reader",
            "bound-bytes",
            "literal",
            "literal-insert",
            "hash-bound",
            "hash-literal",
            "hash-elsewhere")
        .says(
            "bound-note", "ok 1",
            "bound-clear", "ok 1",
            "bound-again", "ok 1",
            "literal-comment", "ok 1",
            "literal-elsewhere", "ok 1",
            "hash-of-another-key", "ok 1");
  }

  /** What has no look is told by the row that it came from. */
  private static void byMemory(Probed probed) {
    probed.saysOfAll(
        REFUSED,
        "memory-age",
        "memory-age-text",
        "memory-born",
        "memory-phone",
        "memory-pay",
        "memory-plan",
        "memory-literal",
        "memory-null-literal",
        "memory-elsewhere",
        "memory-without-key",
        "memory-asked",
        "memory-transaction",
        "memory-batch",
        "memory-branch",
        "memory-threads");
  }

  private static void flushed(Probed probed, String... ways) {
    for (String way : ways) {
      probed.says("flush-" + way, REFUSED);
    }
    probed.says("flush-changed-only", "ok ");
  }

  /** Values of the application's own are stored, also where others of the kind were masked. */
  private static void own(Probed probed) {
    probed.says(
        "own-other-value", "ok 1",
        "own-other-row", "ok 1",
        "own-insert", "ok 1",
        "own-null", "ok 1",
        "own-null-beside", "ok 1",
        "own-read", "ok Own");
  }

  private static void inRows(Probed probed) {
    probed.saysOfAll(
        REFUSED,
        "rows-text",
        "rows-label",
        "rows-object",
        "rows-number",
        "rows-null",
        "rows-insert");
    probed.says("rows-name", "ok ", "rows-new", "ok ");
    // The platform's writer of row sets takes each failure for a conflict, and says so instead.
    assertThat(probed.told().get("rows-cached-insert")).contains("1 conflicts");
  }

  private static void clients(Probed probed, Place place) throws SQLException {
    assertThat(rows(place, "SELECT id, full_name, email, ssn FROM client ORDER BY id"))
        .as(probed.run().everything())
        .containsExactly(
            "1 Renamed one@client.example 111-11-1111",
            "2 Name two@client.example 222-22-2222",
            "3 Name new@three.example 333-33-3334",
            "4 Name newer@four.example 444",
            "5 Through a row five@client.example 555-55-5555",
            "6 Added six@client.example 666-66-6666");
  }

  private static void fill(Place place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE client(id INT PRIMARY KEY, full_name VARCHAR(60), email VARCHAR(60),"
              + " ssn VARCHAR(20), note VARCHAR(60))");
      String[] words = {"one", "two", "three", "four", "five"};
      for (int i = 1; i <= words.length; i++) {
        String ssn = "111-11-1111".replace('1', (char) ('0' + i));
        statement.execute(
            "INSERT INTO client VALUES ("
                + i
                + ", 'Name', '"
                + words[i - 1]
                + "@client.example', '"
                + ssn
                + "', null)");
      }
      statement.execute(
          "CREATE TABLE person(id INT PRIMARY KEY, version INT, name VARCHAR(40), age INT,"
              + " born DATE, phone VARCHAR(20), pay DECIMAL(10,2), plan VARCHAR(20))");
      for (int i = 1; i < 10; i++) {
        statement.execute(
            "INSERT INTO person VALUES ("
                + i
                + ", 0, 'Name', 4"
                + i
                + ", '1984-05-0"
                + i
                + "', '555-010"
                + i
                + "', 100.50, 'gold')");
      }
      statement.execute(
          "CREATE TABLE coded(id INT PRIMARY KEY, code VARCHAR(64), note VARCHAR(64))");
      statement.execute("INSERT INTO coded VALUES (1, 'blue', null), (2, 'green', null)");
    }
  }

  private static List<String> rows(Place place, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " ").append(found.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
