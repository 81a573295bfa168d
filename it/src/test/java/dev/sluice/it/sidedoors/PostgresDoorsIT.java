package dev.sluice.it.sidedoors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Place;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways that PostgreSQL's driver has beside its statements. */
class PostgresDoorsIT {

  private static final String SECRET = "@client.example";

  @TempDir Path directory;
  private DatabaseServer server;
  private Place place;
  private String[] arguments;

  @BeforeEach
  void fill() throws Exception {
    server = DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory.resolve("database"));
    place = server.create("doors");
    Doors.fill(place);
    long xml = place.number("SELECT oid::bigint FROM pg_proc WHERE proname = 'query_to_xml'");
    long large = place.number("SELECT lo_from_bytea(0, 'large@client.example')::bigint");
    arguments =
        new String[] {place.url(), place.user(), String.valueOf(xml), String.valueOf(large)};
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void doors_withoutSluice_areOpen() throws Exception {
    Map<String, String> told = Doors.open(directory, PostgresDoorsProbe.class, arguments);
    assertThat(told)
        .allSatisfy((name, result) -> assertThat(result).as(name).startsWith("ok "))
        .hasSize(23);
    assertThat(told.entrySet().stream().filter(each -> each.getValue().contains(SECRET)))
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "copy-out",
            "copy-out-by-hand",
            "copy-out-operation",
            "copy-out-stream",
            "cursor",
            "exec-sql-query",
            "executor-copy",
            "executor-select",
            "fastpath",
            "fastpath-data",
            "fastpath-number",
            "large-blob",
            "large-read",
            "large-read-by-hand",
            "notifications");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(5 - 2 + 3);
  }

  @Test
  void doors_whereRulesTouchTheTable_areClosed() throws Exception {
    Map<String, String> told = Doors.guarded(directory, PostgresDoorsProbe.class, arguments);
    assertThat(told)
        .allSatisfy((name, result) -> assertThat(result).as(name).doesNotContain(SECRET))
        .containsEntry("copy-out", "refused on-failure.mask")
        .containsEntry("copy-out-by-hand", "refused on-failure.mask")
        .containsEntry("copy-out-operation", "refused on-failure.mask")
        .containsEntry("copy-out-stream", "refused on-failure.mask")
        .containsEntry("copy-in", "refused no-writes")
        .containsEntry("copy-in-bytes", "refused no-writes")
        .containsEntry("copy-in-stream", "refused no-writes")
        .containsEntry("executor-copy", "refused on-failure.mask")
        .containsEntry("executor-delete", "refused no-writes")
        .containsEntry("executor-select", "refused on-failure.mask")
        .containsEntry("exec-sql-update", "refused no-writes")
        .containsEntry("fastpath-number", "refused on-failure.parse")
        .containsEntry("large-read", "refused on-failure.mask")
        .containsEntry("large-read-by-hand", "refused on-failure.mask")
        .containsEntry("large-blob", "refused on-failure.mask")
        .containsEntry("parameters", "ok int4email")
        .containsEntry("replication", "refused on-failure.parse")
        .containsEntry("notifications", "refused on-failure.mask");
    assertThat(told.get("exec-sql-query")).startsWith("ok ");
    assertThat(told.get("cursor")).startsWith("ok ");
    assertThat(told.get("fastpath")).startsWith("refused ");
    assertThat(told.get("fastpath-data")).startsWith("refused ");
    assertThat(place.number("SELECT count(*) FROM client")).isEqualTo(5);
  }

  @Test
  void doors_whereNoRuleTouchesThem_areOpenAndRecorded() throws Exception {
    Map<String, String> told = Doors.observed(directory, PostgresDoorsProbe.class, arguments);
    assertThat(told).allSatisfy((name, result) -> assertThat(result).as(name).startsWith("ok "));
    assertThat(Doors.recorded(directory))
        .contains(
            "COPY client TO STDOUT",
            "COPY client FROM STDIN",
            "DELETE FROM client WHERE id = 1",
            "SELECT \"query_to_xml\"(?, ?, ?, ?)",
            "SELECT lo_get(?)",
            "SELECT lo_unlink(?)",
            "SELECT pg_notifications()");
  }
}
