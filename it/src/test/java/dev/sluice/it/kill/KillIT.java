package dev.sluice.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What death leaves: every effect in the database has its intent in the collector, in sequence,
 * once. {@code -Dsluice.kill.rounds=100} for the full run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {

  private static final int ROUNDS = Integer.getInteger("sluice.kill.rounds", 4);
  private static final int THREADS = 8;

  /** The most statements of one thread, so that reading them back does not take minutes. */
  private static final int MOST = 2_000;

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern MARKER = Pattern.compile("k\\d+-\\d+-\\d+");

  @TempDir static Path directory;

  private final Random random = new Random();
  private DatabaseServer server;
  private Collector collector;
  private Place database;

  @BeforeAll
  void start() throws Exception {
    server = DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory.resolve("database"));
    database = server.create("markers");
    try (InputStream text = KillIT.class.getResourceAsStream("policy.yaml")) {
      Files.write(directory.resolve("policy.yaml"), text.readAllBytes());
    }
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() throws Exception {
    collector.close();
    server.close();
  }

  @BeforeEach
  void emptyTable() throws SQLException {
    sql("DROP TABLE IF EXISTS markers", "CREATE TABLE markers (marker VARCHAR(60) PRIMARY KEY)");
  }

  @Test
  void application_killedUnderLoad_leavesAnIntentForEachEffect() throws Exception {
    long written = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String service = "killed-" + round;
      try (RunningJvm load = load(service, "k" + round, MOST)) {
        Thread.sleep(20 + random.nextInt(700));
        load.kill();
      }
      Set<String> effects = effects("k" + round + "-");
      assertWhole(service, effects);
      written += effects.size();
    }
    System.out.println("Killed the application: rounds=" + ROUNDS + ", effects=" + written);
    assertThat(written).isPositive();
  }

  @Test
  void collector_killedUnderLoad_losesAndDoublesNothing() throws Exception {
    try (RunningJvm load = load("steady", "k0", MOST / 4)) {
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(20 + random.nextInt(700));
        collector.kill();
        collector = Collector.start(directory);
      }
      load.endInput();
      assertThat(load.awaitEnd(LIMIT).exit()).isZero();
    }
    Set<String> effects = effects("k0-");
    assertWhole("steady", effects);
    System.out.println("Killed the collector: rounds=" + ROUNDS + ", effects=" + effects.size());
  }

  @Test
  void delete_rolledBack_isToldAsRolledBack() throws Exception {
    sql("INSERT INTO markers VALUES ('rolled back'), ('committed'), ('other')");
    RunningJvm.Ended ended =
        guarded("undo")
            .main(Undo.class, database.url(), database.user(), database.password())
            .run();
    assertThat(ended.exit()).as(ended.everything()).isZero();

    List<Told> deletes =
        collector.await("service:undo operation:delete", found -> found.size() == 2);

    assertThat(deletes.get(0).text("transaction")).isEqualTo("rolled-back");
    assertThat(deletes.get(1).text("transaction")).isEqualTo("committed");
    assertThat(database.number("SELECT COUNT(*) FROM markers")).isEqualTo(2);
  }

  private RunningJvm load(String service, String prefix, int most) throws IOException {
    RunningJvm load =
        guarded(service)
            .main(
                Load.class,
                database.url(),
                database.user(),
                database.password(),
                prefix,
                String.valueOf(THREADS),
                String.valueOf(most))
            .start();
    load.awaitOut("loading"::equals, LIMIT);
    return load;
  }

  private Jvm guarded(String service) {
    return Jvm.on(Jdk.current(), directory)
        .agent(
            "policy="
                + directory.resolve("policy.yaml")
                + ",queue="
                + Collector.queues(directory)
                + ",service="
                + service);
  }

  private Set<String> effects(String prefix) throws SQLException {
    Set<String> effects = new TreeSet<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT marker FROM markers WHERE marker LIKE '" + prefix + "%'")) {
      while (rows.next()) {
        effects.add(rows.getString(1));
      }
    }
    return effects;
  }

  /** Every effect has one intent; the incarnation's records are all there, each once. */
  private void assertWhole(String service, Set<String> effects) throws IOException {
    collector.await("service:" + service + " finding:ended", found -> found.size() == 1);
    List<Told> intents = collector.search("service:" + service + " type:intent");
    Set<String> ids = new HashSet<>();
    Set<String> intended = new HashSet<>();
    for (Told intent : intents) {
      assertThat(ids.add(intent.id())).as("twice: " + intent.id()).isTrue();
      Matcher marker = MARKER.matcher(intent.json().toString());
      if (marker.find()) {
        assertThat(intended.add(marker.group())).as("twice: " + marker.group()).isTrue();
      }
    }
    Set<String> missing = new TreeSet<>(effects);
    missing.removeAll(intended);
    assertThat(missing)
        .as("effects=%d, intents=%d, no intent for", effects.size(), intents.size())
        .isEmpty();
    assertThat(intents.stream().map(Told::incarnation).distinct()).hasSizeLessThan(2);
    assertThat(intents).extracting(Told::sequence).isSorted();
    assertThat(collector.search("service:" + service + " finding:damage")).isEmpty();
  }

  private void sql(String... texts) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}
