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

/** Limits of the policy on real databases: what is more than a rule lets pass does not happen. */
class LimitIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      rules:
        - id: small-steps
          when: {tables: [person, lasting, changing, colleague]}
          limit: {affected: 2}
        - id: small-sums
          when: {writes: summed}
          limit: {affected: 3, per: transaction}
        - id: hourly
          when: {writes: hourly}
          limit: {affected: 3, per: hour}
        - id: stormy
          when: {writes: stormy}
          limit: {affected: 20, per: hour}
        - id: narrow
          when: {reads: many}
          limit: {rows: 3}
        - id: cut
          when: {reads: cut}
          limit: {rows: {max: 3, over: truncate}}
        - id: quick
          when: {functions: [pg_sleep, sleep]}
          limit: {time: 1s}
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void limits_onEachWay_hold(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("limits");
      fill(kind, place);
      Probed probed =
          Probed.under(POLICY, directory, LimitProbe.class, kind.name(), place.url(), place.user());
      Map<String, String> told = probed.told();
      RunningJvm.Ended run = probed.run();
      changed(told, run);
      read(told, run);
      distributed(told, run);
      if (kind == Kind.MARIADB) {
        probed.says("engine-before", "ok 1", "engine-known", "ok 1");
        probed.says("engine-alter", "refused small-steps");
      }
      probed.says("orm-two", "ok ", "orm-read", "refused narrow", "orm-left", "ok 2");
      probed.saysOfAll("refused small-steps", "orm-three", "orm-bulk", "orm-kept-on");
    }
  }

  private static void changed(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("auto-all", "refused small-steps")
        .containsEntry("auto-all-left", "ok 0")
        .containsEntry("auto-mode", "ok true")
        .containsEntry("auto-two", "ok 2")
        .containsEntry("auto-two-left", "ok 2")
        .containsEntry("auto-execute", "refused small-steps")
        .containsEntry("auto-keys", "refused small-steps")
        .containsEntry("auto-large", "refused small-steps")
        .containsEntry("auto-prepared", "refused small-steps")
        .containsEntry("auto-prepared-none", "ok 0")
        .containsEntry("auto-mode-at-the-end", "ok true")
        .containsEntry("auto-left", "ok 2")
        .containsEntry("tx-one", "ok 1")
        .containsEntry("tx-all", "refused small-steps")
        .containsEntry("tx-after", "refused small-steps")
        .containsEntry("tx-read", "ok 5")
        .containsEntry("tx-commit", "refused small-steps")
        .containsEntry("tx-text", "refused small-steps")
        .containsEntry("tx-switch", "refused small-steps")
        .containsEntry("tx-ddl", "refused small-steps")
        .containsEntry("tx-rollback", "ok ")
        .containsEntry("tx-left", "ok 2")
        .containsEntry("tx-again", "ok 1")
        .containsEntry("tx-again-commit", "ok ")
        .containsEntry("tx-again-left", "ok 3")
        .containsEntry("tx-sum-two", "ok 2")
        .containsEntry("tx-sum-four", "refused small-sums")
        .containsEntry("tx-closed-all", "refused small-steps")
        .containsEntry("tx-closed-left", "ok 3")
        .containsEntry("batch-three", "refused small-steps")
        .containsEntry("batch-three-left", "ok 3")
        .containsEntry("batch-one", "ok 1")
        .containsEntry("batch-texts", "refused small-steps")
        .containsEntry("batch-left", "ok 4")
        .containsEntry("none-truncate", "refused small-steps")
        .containsEntry("none-two", "refused small-steps")
        .containsEntry("none-query", "refused small-steps")
        .containsEntry("none-left", "ok 5")
        .containsEntry("hour-3", "ok 1")
        .containsEntry("hour-4", "refused hourly")
        .containsEntry("hour-left", "ok 3");
    assertThat(told.getOrDefault("none-with", "refused small-steps"))
        .isEqualTo("refused small-steps");
    assertThat(told.getOrDefault("none-lasting", "refused small-steps"))
        .isEqualTo("refused small-steps");
  }

  private static void read(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("read-all", "refused narrow")
        .containsEntry("read-max-rows", "ok 0")
        .containsEntry("read-few", "ok 3")
        .containsEntry("read-cut", "ok 3")
        .containsEntry("read-fourth", "refused narrow")
        .containsEntry("read-last", "refused narrow")
        .containsEntry("read-third", "ok true")
        .containsEntry("read-tenth", "refused narrow");
    assertThat(told.get("read-fourth-value")).as(run.everything()).startsWith("failed ");
    assertThat(told.getOrDefault("time-ended", "early")).isEqualTo("early");
  }

  private static void distributed(Map<String, String> told, RunningJvm.Ended run) {
    assertThat(told)
        .as(run.everything())
        .containsEntry("xa-one", "ok 1")
        .containsEntry("xa-one-prepare", "ok 0")
        .containsEntry("xa-all", "refused small-steps")
        .containsEntry("xa-left", "ok 5")
        .containsEntry("storm", "ok 20")
        .containsEntry("storm-left", "ok 20");
    assertThat(told.get("xa-all-prepare")).as(run.everything()).doesNotStartWith("ok");
    assertThat(told.get("xa-all-commit")).as(run.everything()).doesNotStartWith("ok");
  }

  private static void fill(Kind kind, Place place) throws Exception {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"person", "summed", "hourly", "many", "cut", "stormy", "colleague"}) {
        statement.execute("CREATE TABLE " + table + "(id INT PRIMARY KEY, age INT)");
        int rows =
            switch (table) {
              case "many", "cut" -> 10;
              case "stormy" -> 40;
              default -> 5;
            };
        for (int i = 1; i <= rows; i++) {
          statement.execute("INSERT INTO " + table + " VALUES (" + i + ", 0)");
        }
      }
      if (kind == Kind.MARIADB) {
        statement.execute("CREATE TABLE lasting(id INT PRIMARY KEY, age INT) ENGINE=MyISAM");
        statement.execute("INSERT INTO lasting VALUES (1, 0)");
        statement.execute("CREATE TABLE changing(id INT PRIMARY KEY, age INT) ENGINE=InnoDB");
        statement.execute("INSERT INTO changing VALUES (1, 0)");
      }
    }
  }
}
