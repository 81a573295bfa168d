package dev.sluice.it.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      data:
        pii.email:
          columns: ["client.email"]
          mask: email
        pii.ssn:
          columns: ["client.ssn"]
          mask: {partial: {keep-last: 4}}
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: ["pii.*"]
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void maskedValues_comingBack_areRefused(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("writeback");
      fill(place);
      Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
      RunningJvm.Ended run =
          Jvm.on(Jdk.current(), directory)
              .agent("policy=" + policy)
              .main(WriteBackProbe.class, place.url(), place.user())
              .run();
      assertThat(run.out()).as(run.everything()).endsWith("done");
      assertTold(run);
      assertThat(rows(place))
          .as(run.everything())
          .containsExactly(
              "1 Name one@client.example 111-11-1111",
              "2 Name two@client.example 222-22-2222",
              "3 Name new@three.example 333-33-3334",
              "4 Name newer@four.example 444");
    }
  }

  private static void assertTold(RunningJvm.Ended run) {
    Map<String, String> told = new TreeMap<>();
    run.out().stream()
        .filter(line -> line.contains(": "))
        .map(line -> line.split(": ", 2))
        .forEach(line -> told.put(line[0], line[1]));
    String refused = "refused masked-write-back";
    assertThat(told)
        .as(run.everything())
        .containsEntry("entity-read", "ok o***@c***.***")
        .containsEntry("entity-flush", refused)
        .containsEntry("entity-merge", refused)
        .containsEntry("entity-whole", "ok ")
        .containsEntry("bound", refused)
        .containsEntry("bound-object", refused)
        .containsEntry("bound-batch", refused)
        .containsEntry("bound-reader", refused)
        .containsEntry("bound-bytes", refused)
        .containsEntry("bound-note", refused)
        .containsEntry("bound-clear", "ok 1")
        .containsEntry("bound-again", "ok 1")
        .containsEntry("literal", refused)
        .containsEntry("literal-insert", refused)
        .containsEntry("literal-comment", "ok 1")
        .containsEntry("literal-elsewhere", "ok 1");
  }

  private static void fill(Place place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE client(id INT PRIMARY KEY, full_name VARCHAR(60), email VARCHAR(60),"
              + " ssn VARCHAR(20), note VARCHAR(60))");
      String[] words = {"one", "two", "three", "four"};
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
    }
  }

  private static List<String> rows(Place place) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT id, full_name, email, ssn FROM client ORDER BY id")) {
      while (found.next()) {
        rows.add(
            found.getInt(1)
                + " "
                + found.getString(2)
                + " "
                + found.getString(3)
                + " "
                + found.getString(4));
      }
    }
    return rows;
  }
}
