package dev.sluice.it.limits;

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
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets of values: what a conversation got to see counts, however it asks and reads. */
class BudgetIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      data:
        pii.email: {columns: ["person.email"], detect: email, mask: email}
        pii.phone: {columns: ["masked.phone"], mask: phone}
        pii.note: {columns: ["masked.note"], mask: redact}
        pii.code: {columns: ["hourly.code"]}
      rules:
        - id: few-people
          when: {actor.kind: ai}
          limit: {values: {pii.email: 5}, per: conversation}
        - id: few-phones
          when: {actor.kind: ai}
          limit: {values: {"pii.phone": 2, "pii.note": 2}, per: conversation}
        - id: hourly
          when: {actor.kind: ai}
          limit: {values: {pii.code: 3}, per: hour}
        - id: few-rows
          when: {actor.kind: ai, reads: chunkread}
          limit: {rows: 10, per: conversation}
        - id: few-changes
          when: {actor.kind: ai, writes: chunkwrite}
          limit: {affected: 7, per: conversation}
        - id: mask-for-ai
          when: {actor.kind: ai}
          mask: [pii.phone, pii.note]
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void values_overMoreThanTheBudget_areNotHandedOut(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("budgets");
      fill(place);
      Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
      RunningJvm.Ended run =
          Jvm.on(Jdk.current(), directory)
              .agent("policy=" + policy)
              .main(BudgetProbe.class, kind.name(), place.url(), place.user())
              .run();
      assertThat(run.out()).as(run.everything()).endsWith("done");
      Map<String, String> told = new TreeMap<>();
      run.out().stream()
          .filter(line -> line.contains(": "))
          .map(line -> line.split(": ", 2))
          .forEach(line -> told.put(line[0], line[1]));
      plain(told, run);
      made(told, run);
    }
  }

  private static void plain(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("first-three", "ok 3")
        .containsEntry("same-three", "ok 3")
        .containsEntry("same-bytes", "ok 3")
        .containsEntry("two-more", "ok 2")
        .containsEntry("names", "ok 20")
        .containsEntry("sixth", "refused few-people")
        .containsEntry("known", "ok 5")
        .containsEntry("other-talk", "ok 2")
        .containsEntry("after-refusal", "ok 203")
        .containsEntry("five", "ok 5")
        .containsEntry("partly", "refused few-phones")
        .containsEntry("partly-two", "ok 2")
        .containsEntry("whole", "ok 20")
        .containsEntry("hour-two", "ok 2")
        .containsEntry("hour-same", "ok 2")
        .containsEntry("hour-more", "refused hourly")
        .containsEntry("threads", "ok 5")
        .containsEntry("read-twelve", "ok 10")
        .containsEntry("read-thirteen", "ok 10")
        .containsEntry("wrote-twelve", "ok 7")
        .containsEntry("wrote-thirteen", "ok 7")
        .containsEntry("wrote-left", "ok 14")
        .containsEntry("nobody", "ok 20");
    assertThat(told.get("closed")).as(run.everything()).isNotNull().isNotEqualTo("ok note");
    for (int i = 0; i < 10; i++) {
      // What a driver does not offer it does not hand out either.
      assertThat(told.get("getter-" + i)).as("getter %s: %s", i, run.everything()).isNotNull();
      assertThat(told.get("getter-" + i)).doesNotStartWith("ok");
    }
    assertThat(told).containsEntry("getter-0", "refused few-people");
    assertThat(told).containsEntry("getter-9", "refused few-people");
  }

  private static void made(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told).as(run.everything()).containsEntry("few", "ok 1");
    // Of what cannot be traced each value counts for each class: the smallest budget refuses it.
    for (String name : new String[] {"letters", "list", "list-stream", "array", "rows"}) {
      assertThat(told.getOrDefault(name, "refused")).as(run.everything()).startsWith("refused");
    }
    assertThat(told).as(run.everything()).containsKeys("letters", "list", "list-stream");
    assertThat(told.getOrDefault("xml", "ok 0")).as(run.everything()).isEqualTo("ok 0");
  }

  private static void fill(Place place) throws Exception {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE person(id INT PRIMARY KEY, name VARCHAR(40), email VARCHAR(80))");
      statement.execute(
          "CREATE TABLE masked(id INT PRIMARY KEY, phone VARCHAR(40), note VARCHAR(80))");
      statement.execute("CREATE TABLE hourly(id INT PRIMARY KEY, code INT)");
      for (String table : new String[] {"chunkread", "chunkwrite"}) {
        statement.execute("CREATE TABLE " + table + "(id INT PRIMARY KEY, age INT)");
        for (int i = 1; i <= 20; i++) {
          statement.execute("INSERT INTO " + table + " VALUES (" + i + ", 0)");
        }
      }
      for (int i = 1; i <= 20; i++) {
        statement.execute(
            "INSERT INTO person VALUES (" + i + ", 'name', 'user" + i + "@mail.example')");
        statement.execute(
            "INSERT INTO masked VALUES (" + i + ", '+49 30 12345" + (10 + i) + "', 'note')");
        statement.execute("INSERT INTO hourly VALUES (" + i + ", " + 1000 * i + ")");
      }
    }
  }
}
