package dev.sluice.it.copies;

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

/** A sensitive value that was read comes back as a bind value or a string: a sensitive copy. */
class ByValueIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      data:
        pii.email: {columns: ["person.email", "archive.email"]}
      rules:
        - id: stays-there
          when: {actor.kind: ai, effects: sensitive-copy}
          deny: Sensitive values stay where they are.
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void value_thatWasRead_isNotWrittenElsewhere(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("byvalue");
      try (Connection connection = place.connect();
          Statement statement = connection.createStatement()) {
        String columns = "(id INT PRIMARY KEY, name VARCHAR(40), email VARCHAR(80))";
        statement.execute("CREATE TABLE person" + columns);
        statement.execute("CREATE TABLE archive(id INT PRIMARY KEY, email VARCHAR(80))");
        statement.execute("CREATE TABLE note(id INT PRIMARY KEY, body VARCHAR(80))");
        statement.execute("INSERT INTO person VALUES (1, 'Ann', 'ann@mail.example')");
      }
      Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
      RunningJvm.Ended run =
          Jvm.on(Jdk.current(), directory)
              .agent("policy=" + policy)
              .main(ByValueProbe.class, place.url(), place.user())
              .run();
      assertThat(run.out()).as(run.everything()).endsWith("done");
      Map<String, String> told = new TreeMap<>();
      run.out().stream()
          .filter(line -> line.contains(": "))
          .map(line -> line.split(": ", 2))
          .forEach(line -> told.put(line[0], line[1]));
      assertThat(told)
          .as(run.everything())
          .containsEntry("read", "ok 16")
          .containsEntry("bound", "refused stays-there")
          .containsEntry("string", "refused stays-there")
          .containsEntry("set", "refused stays-there")
          .containsEntry("batch", "refused stays-there")
          .containsEntry("texts", "refused stays-there")
          .containsEntry("rebound", "ok 1")
          .containsEntry("compared", "ok 1")
          .containsEntry("compared-string", "ok 0")
          .containsEntry("same-class", "ok 1")
          .containsEntry("other-talk", "ok 1")
          .containsEntry("nobody", "ok 1");
      assertThat(place.number("SELECT COUNT(*) FROM note")).isEqualTo(3);
    }
  }
}
