package dev.sluice.it.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.Probed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A copy of a sensitive column is masked wherever this JVM reads it; what is beside it is not. */
class CopiesIT {

  private static final String POLICY =
      """
      sluice: 1
      service: copies
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: open}
      data:
        secret:
          columns: ["people.email"]
          mask: redact
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: [secret]
      """;

  private static final List<String> FILL =
      List.of(
          "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(40), email VARCHAR(40))",
          "CREATE TABLE notes (id INT PRIMARY KEY, v VARCHAR(40))",
          "CREATE TABLE untouched (id INT PRIMARY KEY, v VARCHAR(40))",
          "CREATE TABLE slow (id INT, v VARCHAR(40))",
          "INSERT INTO people VALUES (1, 'open-ada', 'token-ada'), (2, 'open-bob', 'token-bob')",
          "INSERT INTO notes VALUES (1, 'open-note')",
          "INSERT INTO untouched VALUES (1, 'open-kept')");

  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void copies_ofAMaskedColumn_areMasked(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve(kind.name()))) {
      Place place = filled(server);

      List<String> governed = lines(place, true);
      List<String> free = lines(filled(server, "free"), false);

      assertThat(steps(free, "masked")).allSatisfy(line -> assertThat(line).contains("token-"));
      assertThat(steps(free, "open")).allSatisfy(line -> assertThat(line).contains("open-"));
      assertThat(governed).noneMatch(line -> line.contains("token-"));
      assertThat(steps(governed, "open")).containsExactlyElementsOf(steps(free, "open"));
      assertThat(steps(governed, "masked")).hasSameSizeAs(steps(free, "masked"));
    }
  }

  private static List<String> steps(List<String> lines, String kind) {
    List<String> found = lines.stream().filter(line -> line.contains("-" + kind)).toList();
    assertThat(found).hasSizeGreaterThan(5);
    return found;
  }

  private static Place filled(DatabaseServer server) throws SQLException {
    return filled(server, "governed");
  }

  private static Place filled(DatabaseServer server, String name) throws SQLException {
    Place place = server.create("copies_" + name);
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      for (String line : FILL) {
        statement.execute(line);
      }
    }
    return place;
  }

  private static List<String> lines(Place place, boolean governed) throws IOException {
    String name = place.url().replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
    String[] arguments = {place.url(), place.user(), place.password()};
    Path home = Files.createDirectories(directory.resolve(name));
    if (governed) {
      return Probed.under(POLICY, home, CopiesProgram.class, arguments).run().out();
    }
    Jvm free = Jvm.on(Jdk.current(), home).main(CopiesProgram.class, arguments);
    return Probed.of(free.run()).run().out();
  }
}
