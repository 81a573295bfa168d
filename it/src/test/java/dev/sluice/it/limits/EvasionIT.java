package dev.sluice.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Probed;
import dev.sluice.it.kit.RunningJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways around the limits, each of which once was one. It only grows. */
class EvasionIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      rules:
        - id: small-steps
          when: {tables: person}
          limit: {affected: 2}
        - id: small-sums
          when: {writes: summed}
          limit: {affected: 3, per: transaction}
        - id: narrow
          when: {reads: many}
          limit: {rows: 3}
        - id: narrow-sums
          when: {reads: alone}
          limit: {rows: 3, per: transaction}
        - id: narrow-hours
          when: {reads: hourlyread}
          limit: {rows: 7, per: hour}
      """;

  private static final String REFUSED = "refused small-steps";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void limits_talkedAround_hold(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("evasion");
      fill(place);
      Probed probed =
          Probed.under(
              POLICY, directory, EvasionProbe.class, kind.name(), place.url(), place.user());
      Map<String, String> told = probed.told();
      RunningJvm.Ended run = probed.run();
      kept(told, run);
      refused(told, run);
      counted(kind, told, run);
      shared(kind, told, run);
    }
  }

  /** Nothing of what was refused is in the table. */
  private static void kept(Map<String, String> told, RunningJvm.Ended run) {
    for (String each :
        new String[] {
          "savepoint", "isolation", "failed-rollback", "rows-unwanted",
          "batch-commit", "batch-half", "batch-rewritten", "unseen"
        }) {
      assertThat(told).as(run.everything()).containsEntry(each + "-left", "ok 0");
    }
    assertThat(told.getOrDefault("branch-text-left", "ok 0"))
        .as(run.everything())
        .isEqualTo("ok 0");
    assertThat(told.getOrDefault("chain-left", "ok 0")).as(run.everything()).isEqualTo("ok 0");
    assertThat(told.getOrDefault("chain-plain", "ok 0")).as(run.everything()).isEqualTo("ok 0");
    assertThat(told.getOrDefault("chain-one", "ok 1")).as(run.everything()).isEqualTo("ok 1");
  }

  private static void refused(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("savepoint-all", REFUSED)
        .containsEntry("savepoint-text", REFUSED)
        .containsEntry("savepoint-commit", REFUSED)
        .containsEntry("failed-rollback-commit", REFUSED)
        .containsEntry("batch-commit-run", REFUSED)
        .containsEntry("batch-rewritten-run", REFUSED)
        .containsEntry("unseen-all", REFUSED);
    assertThat(told.getOrDefault("branch-text-both", REFUSED))
        .as(run.everything())
        .isEqualTo(REFUSED);
    assertThat(told.getOrDefault("branch-text-commit", REFUSED))
        .as(run.everything())
        .isEqualTo(REFUSED);
  }

  private static void counted(Kind kind, Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("sums-3", "ok 1")
        .containsEntry("sums-4", "refused small-sums")
        // H2 gives the first result of a text only.
        .containsEntry("results-all", kind == Kind.H2 ? "ok 2" : "refused narrow")
        .containsEntry("results-max-rows", "ok 0")
        .containsEntry("results-alone", "refused narrow-sums")
        .containsEntry("back-1", "ok 5")
        .containsEntry("back-2", "refused narrow-hours");
  }

  private static void shared(Kind kind, Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("pool-execute", "ok false")
        .containsEntry("pool-execute-all", REFUSED)
        .containsEntry("pool-all", REFUSED)
        .containsEntry("pool-next", "ok 1")
        .containsEntry("pool-text-all", REFUSED)
        .containsEntry("pool-last", "ok 1")
        .containsEntry("pool-mode", "ok true")
        .containsEntry("pool-left", "ok 3")
        .containsEntry("threads", "ok 20")
        .containsEntry("threads-mode", "ok true")
        .containsEntry("threads-left", "ok 23")
        .containsEntry("handle-all", REFUSED)
        .containsEntry("handle-left", "ok 23");
    assertThat(told.getOrDefault("unseen-prepared", "ok false"))
        .as(kind + " " + run.everything())
        .isEqualTo("ok false");
  }

  private static void fill(Place place) throws Exception {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"person", "summed", "plain", "many", "alone", "hourlyread"}) {
        statement.execute("CREATE TABLE " + table + "(id INT PRIMARY KEY, age INT)");
        int rows = table.equals("many") ? 10 : 5;
        for (int i = 1; i <= rows; i++) {
          statement.execute("INSERT INTO " + table + " VALUES (" + i + ", 0)");
        }
      }
    }
  }
}
