package dev.sluice.it.sidedoors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table with a sensitive column, and a program that goes around statements to get at it. */
final class Doors {

  /** Rules that touch the table. */
  private static final String CLOSED =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: open}
      data:
        pii.email:
          columns: ["client.email"]
          mask: email
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: ["pii.*"]
        - id: no-writes
          when: {writes: ["client"]}
          deny: Nobody changes clients here.
      """;

  /** Rules that touch something else. */
  private static final String ELSEWHERE =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      audit: {text: full}
      rules:
        - id: no-drops
          when: {operation: drop}
          deny: Nothing is dropped.
      """;

  private Doors() {}

  /** Five clients. */
  static void fill(Place place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE client(id INT PRIMARY KEY, email VARCHAR(60))");
      String[] words = {"one", "two", "three", "four", "five"};
      for (int i = 1; i <= words.length; i++) {
        String value = "'" + words[i - 1] + "@client.example'";
        statement.execute("INSERT INTO client VALUES (" + i + ", " + value + ")");
      }
    }
  }

  /** What the program tells without an agent. */
  static Map<String, String> open(Path directory, Class<?> program, String... arguments)
      throws IOException {
    return told(Jvm.on(Jdk.current(), directory).main(program, arguments).run());
  }

  /** What it tells where rules touch the table. */
  static Map<String, String> guarded(Path directory, Class<?> program, String... arguments)
      throws IOException {
    Path policy = Files.writeString(directory.resolve("closed.yaml"), CLOSED);
    return told(
        Jvm.on(Jdk.current(), directory).agent("policy=" + policy).main(program, arguments).run());
  }

  /** What it tells where no rule touches the table. */
  static Map<String, String> observed(Path directory, Class<?> program, String... arguments)
      throws IOException {
    Path policy = Files.writeString(directory.resolve("elsewhere.yaml"), ELSEWHERE);
    return told(
        Jvm.on(Jdk.current(), directory)
            .agent("policy=" + policy + ",queue=" + Collector.queues(directory))
            .main(program, arguments)
            .run());
  }

  private static Map<String, String> told(RunningJvm.Ended run) {
    assertThat(run.out()).as(run.everything()).endsWith("done");
    Map<String, String> told = new TreeMap<>();
    run.out().stream()
        .filter(line -> line.contains(": "))
        .map(line -> line.split(": ", 2))
        .forEach(line -> told.put(line[0], line[1]));
    return told;
  }

  /** The texts on record. */
  static Set<String> recorded(Path directory) throws IOException {
    try (Collector collector = Collector.start(directory)) {
      collector.await("type:bye", found -> !found.isEmpty());
      Set<String> texts = new TreeSet<>();
      for (Told each : collector.search("")) {
        texts.add(Objects.toString(each.text("db.query.text"), ""));
      }
      return texts;
    }
  }
}
