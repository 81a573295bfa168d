package dev.sluice.it.named;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a session prepared or declared is judged when it is run as if its text stood there; what
 * nobody saw being prepared does not run. Each way to run one text under the name of another ends
 * masked or refused.
 */
class NamedTextsIT {

  private static final String POLICY =
      """
      sluice: 1
      service: named
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
          "CREATE TABLE notes (id INT, v VARCHAR(40))",
          "CREATE VIEW seen AS SELECT id, email AS x FROM people",
          "INSERT INTO people VALUES (1, 'open-ada', 'token-ada'), (2, 'open-bob', 'token-bob')");

  private static final List<String> POSTGRES =
      List.of(
          "CREATE FUNCTION swap() RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DEALLOCATE f';"
              + " EXECUTE 'PREPARE f AS SELECT email AS name FROM people'; RETURN 1; END $$",
          "CREATE FUNCTION opened() RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE r refcursor :="
              + " 'hidden'; BEGIN OPEN r FOR SELECT email AS name FROM people; RETURN r; END $$",
          "CREATE FUNCTION twice() RETURNS void LANGUAGE sql AS $$ PREPARE t2 AS SELECT name FROM"
              + " people; DEALLOCATE t2; PREPARE t2 AS SELECT email AS name FROM people $$",
          "CREATE FUNCTION slashed() RETURNS int LANGUAGE plpgsql SET standard_conforming_strings ="
              + " off AS $$ BEGIN EXECUTE $q$PREPARE g AS SELECT '\\'' || email AS name FROM people"
              + " -- '$q$; RETURN 1; END $$",
          "CREATE FUNCTION harmless() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "CREATE VIEW shadow AS SELECT email AS x FROM people",
          "CREATE VIEW shadow2 AS SELECT email AS x FROM people",
          "CREATE SCHEMA postgres",
          "GRANT SELECT ON people TO pg_signal_backend",
          "REVOKE SELECT ON pg_catalog.pg_prepared_statements FROM PUBLIC",
          "CREATE SCHEMA other",
          "CREATE VIEW other.people AS SELECT id, email AS name, name AS email FROM public.people");

  private static final List<String> MARIADB =
      List.of("CREATE PROCEDURE swap() PREPARE f FROM 'SELECT email AS name FROM people'");

  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"POSTGRESQL", "MARIADB"})
  void namedTexts_areJudgedAsWhatTheyStandFor(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve(kind.name()))) {
      List<String> free = lines(filled(server, "free", kind), false);
      List<String> governed = lines(filled(server, "governed", kind), true);

      assertThat(steps(free, "masked")).allSatisfy(line -> assertThat(line).contains("token-"));
      assertThat(steps(free, "refused")).allSatisfy(line -> assertThat(line).contains("token-"));
      assertThat(governed).noneMatch(line -> line.contains("token-"));
      assertThat(steps(governed, "refused"))
          .hasSameSizeAs(steps(free, "refused"))
          .allSatisfy(line -> assertThat(line).contains("rule=on-failure.parse"));
      assertThat(steps(governed, "masked"))
          .hasSameSizeAs(steps(free, "masked"))
          .noneMatch(line -> line.contains("rule="));
      if (kind == Kind.POSTGRESQL) {
        assertThat(governed).anyMatch(line -> line.matches("absent-cursor.no:(?!.*rule=).*"));
        assertThat(governed).anyMatch(line -> line.matches("aborted.no:.*rule=.*"));
      }
      assertThat(steps(governed, "open")).containsExactlyElementsOf(steps(free, "open"));
    }
  }

  private static List<String> steps(List<String> lines, String kind) {
    List<String> found = lines.stream().filter(line -> line.contains("-" + kind + "|")).toList();
    assertThat(found).as(kind + " of " + lines).hasSizeGreaterThan(2);
    return found;
  }

  private static Place filled(DatabaseServer server, String name, Kind kind) throws SQLException {
    Place place = server.create("named_" + name);
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      for (String line : FILL) {
        statement.execute(line);
      }
      for (String line : kind == Kind.POSTGRESQL ? POSTGRES : MARIADB) {
        statement.execute(line);
      }
    }
    return place;
  }

  private static List<String> lines(Place place, boolean governed) throws IOException {
    String name = place.url().replaceAll("\\W", "_");
    Jvm jvm = Jvm.on(Jdk.current(), directory.resolve(name));
    if (governed) {
      Path policy = Files.writeString(directory.resolve(name + ".yaml"), POLICY);
      jvm.agent("policy=" + policy);
    }
    RunningJvm.Ended ended =
        jvm.main(NamedTextsProgram.class, place.url(), place.user(), place.password()).run();
    assertThat(ended.out()).as(ended.everything()).contains("done");
    return ended.out();
  }
}
