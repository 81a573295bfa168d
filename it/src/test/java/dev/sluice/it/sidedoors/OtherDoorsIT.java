package dev.sluice.it.sidedoors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Place;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way around statements is open without Sluice, and closed where a rule touches the table. */
class OtherDoorsIT {

  private static final String SECRET = "@client.example";
  private static final String NO_WRITES = "refused no-writes";
  private static final String NO_MASK = "refused on-failure.mask";

  @TempDir Path directory;

  @Test
  void mysqlAndMariaDb_sessionsAndClients() throws Exception {
    try (DatabaseServer server =
        DatabaseServer.start(DatabaseServer.Kind.MARIADB, directory.resolve("database"))) {
      Place mariaDb = server.create("doors");
      Place mysql =
          new Place(
              mariaDb.url().replace("jdbc:mariadb:", "jdbc:mysql:") + "?allowLoadLocalInfile=true",
              mariaDb.user(),
              "");
      Doors.fill(mariaDb);
      Map<String, String> told = guarded("mysql", mysql);
      assertThat(told)
          .containsEntry("load", NO_WRITES)
          .containsEntry("session-delete", NO_WRITES)
          .containsEntry("session-select", NO_MASK)
          .containsEntry("session-variable", NO_MASK)
          .containsEntry("non-query", NO_WRITES);
      assertThat(guarded("mariadb", mariaDb))
          .containsEntry("load", NO_WRITES)
          .containsEntry("client-delete", NO_WRITES)
          .containsEntry("client-select", NO_MASK);
      assertThat(mariaDb.number("SELECT count(*) FROM client")).isEqualTo(5);
      open("mysql", mysql, "session-select", "session-variable");
      assertThat(mariaDb.number("SELECT count(*) FROM client WHERE id IN (1, 21)")).isEqualTo(1);
      try (Connection connection = mariaDb.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM client WHERE id = 21");
      }
      open("mariadb", mariaDb, "client-select");
    }
  }

  @Test
  void duckDb_appendersAndChunks() throws Exception {
    Place place = new Place("jdbc:duckdb:" + directory.resolve("doors.duckdb"), "", "");
    Doors.fill(place);
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note(id INT)");
    }
    Map<String, String> told = guarded("duckdb", place);
    assertThat(told)
        .containsEntry("appender", NO_WRITES)
        .containsEntry("appender-in-schema", NO_WRITES)
        .containsEntry("chunks", NO_MASK)
        .containsEntry("appender-elsewhere", "ok ");
    assertThat(told.get("duplicate")).startsWith("ok ");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(5);
    open("duckdb", place, "duplicate");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(7);
  }

  @Test
  void sqlite_wholeDatabasesAndItsOwnCalls() throws Exception {
    Place place = new Place("jdbc:sqlite:" + directory.resolve("doors.sqlite"), "", "");
    Doors.fill(place);
    Map<String, String> told = guarded("sqlite", place);
    assertThat(told)
        .containsEntry("serialize", "refused on-failure.parse")
        .containsEntry("database-delete", NO_WRITES);
    assertThat(told.get("two-argument-query")).startsWith("ok ");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(5);
    open("sqlite", place, "serialize", "two-argument-query");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(4);
  }

  @Test
  void h2_itsOwnSession() throws Exception {
    Place place = new Place("jdbc:h2:" + directory.resolve("doors"), "sa", "");
    Doors.fill(place);
    assertThat(guarded("h2", place))
        .containsEntry("session-delete", NO_WRITES)
        .containsEntry("session-select", NO_MASK);
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(5);
    open("h2", place, "session-select");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(4);
  }

  private Map<String, String> guarded(String driver, Place place) throws Exception {
    Map<String, String> told =
        Doors.guarded(directory, OtherDoorsProbe.class, driver, place.url(), place.user());
    assertThat(told)
        .allSatisfy((name, result) -> assertThat(result).as(name).doesNotContain(SECRET));
    return told;
  }

  private void open(String driver, Place place, String... telling) throws Exception {
    Map<String, String> told =
        Doors.open(directory, OtherDoorsProbe.class, driver, place.url(), place.user());
    assertThat(told).allSatisfy((name, result) -> assertThat(result).as(name).startsWith("ok "));
    for (String each : telling) {
      assertThat(told.get(each)).as(each).contains(SECRET);
    }
  }
}
