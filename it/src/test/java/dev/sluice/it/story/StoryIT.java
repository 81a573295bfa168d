package dev.sluice.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.demo.Conversation;
import dev.sluice.it.demo.Desk;
import dev.sluice.it.demo.ScriptedModel;
import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The story: an agent asks for addresses and gets masked ones, tries to delete, truncate and drop
 * and is refused, and the collector tells it all. On each database, pooled and bare, with the agent
 * from the start and attached to a desk that already works: all of it on the JDK of the build, each
 * database and each arrival on every other JDK.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryIT {

  private static final Pattern ADDRESS =
      Pattern.compile("@(lovelace|hopper|turing|noether|johnson)\\.example");

  /** How the agent comes. */
  enum Arrival {
    AT_START,
    ATTACHED
  }

  /** One way in which the story is told. */
  record Scene(Jdk jdk, Kind kind, boolean pooled, Arrival arrival) {
    String name() {
      return ("story_" + kind + (pooled ? "_pooled_" : "_bare_") + arrival + "_" + jdk.release())
          .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Jdk jdk : Jdk.installed()) {
        scenes.add(new Scene(jdk, kind, true, Arrival.AT_START));
        scenes.add(new Scene(jdk, kind, false, Arrival.ATTACHED));
        if (jdk.equals(Jdk.current())) {
          scenes.add(new Scene(jdk, kind, false, Arrival.AT_START));
          scenes.add(new Scene(jdk, kind, true, Arrival.ATTACHED));
        }
      }
    }
    return scenes;
  }

  @TempDir static Path directory;

  private final Map<Kind, DatabaseServer> servers = new EnumMap<>(Kind.class);
  private ScriptedModel model;
  private Collector collector;
  private Path policy;

  @BeforeAll
  void start() throws Exception {
    policy = directory.resolve("policy.yaml");
    try (InputStream text = Conversation.class.getResourceAsStream("policy.yaml")) {
      Files.write(policy, text.readAllBytes());
    }
    for (Kind kind : Kind.values()) {
      servers.put(kind, DatabaseServer.start(kind, directory.resolve(kind.name())));
    }
    model = ScriptedModel.start(Conversation.script());
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() throws Exception {
    collector.close();
    model.close();
    for (DatabaseServer server : servers.values()) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void story_isTold(Scene scene) throws Exception {
    Place database = servers.get(scene.kind()).create(scene.name());
    model.forget();
    try (Desk desk = open(scene, database)) {
      if (scene.arrival() == Arrival.ATTACHED) {
        attach(scene, desk);
      }
      assertMasked(desk);
      assertRefused(desk, database);
      RunningJvm.Ended ended = desk.end();
      assertThat(ended.exit()).as(ended.everything()).isZero();
    }
    assertThat(database.number("SELECT COUNT(*) FROM ticket_notes")).isEqualTo(3);
    if (scene.arrival() == Arrival.AT_START) {
      assertThat(model.everythingTold()).doesNotContainPattern(ADDRESS);
    }
    assertTold(scene);
  }

  private Desk open(Scene scene, Place database) throws IOException {
    // The first compiler alone: the desk lives for seconds.
    Jvm jvm = Jvm.on(scene.jdk(), directory).option("-XX:TieredStopAtLevel=1");
    if (scene.arrival() == Arrival.AT_START) {
      jvm.agent("policy=" + policy + ",queue=" + Collector.queues(directory));
    }
    return Desk.open(jvm, new Desk.Setting(model, database, scene.pooled(), scene.name()));
  }

  /** The desk has worked, unguarded: connections and a prepared statement are open. */
  private void attach(Scene scene, Desk desk) throws IOException {
    assertThat(desk.say(Conversation.ASK_EMAILS)).containsPattern(ADDRESS);
    assertThat(desk.say(Conversation.ASK_ADA)).containsPattern(ADDRESS);
    assertThat(desk.say(Conversation.ASK_TICKETS)).containsPattern(ADDRESS);
    RunningJvm.Ended attached =
        Jvm.command(
            scene.jdk(),
            directory,
            "attach",
            String.valueOf(desk.jvm().pid()),
            "policy=" + policy,
            "queue=" + Collector.queues(directory));
    assertThat(attached.exit()).as(attached.everything()).isZero();
  }

  private static void assertMasked(Desk desk) throws IOException {
    assertThat(desk.say(Conversation.ASK_EMAILS))
        .contains("Ada Lovelace", "Katherine Johnson")
        .doesNotContainPattern(ADDRESS);
    assertThat(desk.say(Conversation.ASK_ADA)).doesNotContainPattern(ADDRESS);
    assertThat(desk.say(Conversation.ASK_TICKETS))
        .contains("Ada Lovelace", "Invoice shows the wrong address")
        .doesNotContainPattern(ADDRESS);
    assertThat(desk.say(Conversation.ADD_NOTE)).contains("1 note added");
  }

  private static void assertRefused(Desk desk, Place database) throws IOException, SQLException {
    assertThat(desk.say(Conversation.DELETE_ALL))
        .contains("ai-deletes-nothing", "Agents delete nothing here.");
    assertThat(desk.say(Conversation.TRUNCATE)).contains("Sluice refused");
    assertThat(desk.say(Conversation.DROP))
        .contains("ai-no-schema-changes", "Schema changes go through a migration");
    assertThat(database.number("SELECT COUNT(*) FROM customers")).isEqualTo(5);
  }

  private void assertTold(Scene scene) throws IOException {
    List<Told> told =
        collector.await(
            "conversation:" + scene.name() + " type:intent,refusal",
            found ->
                found.size() >= 7
                    && found.stream()
                        .filter(each -> each.type().equals("intent"))
                        .allMatch(each -> !each.outcome("sluice.status").isEmpty()));

    assertThat(told)
        .allSatisfy(
            each -> {
              assertThat(each.text("sluice.actor.kind")).isEqualTo("ai");
              assertThat(each.text("gen_ai.agent.name")).isEqualTo("SupportAgent");
              assertThat(each.text("gen_ai.tool.call.id")).startsWith("call-");
              assertThat(each.text("gen_ai.request.model")).isEqualTo(model.name());
            });
    Told emails = one(told, "SELECT name, email FROM customers ORDER BY id");
    assertThat(emails.text("gen_ai.tool.name")).isEqualTo("runSql");
    assertThat(emails.text("sluice.verdict")).isEqualTo("allow");
    assertThat(emails.outcome("db.response.returned_rows")).containsExactly("5");
    assertThat(emails.outcome("sluice.masked")).containsExactly("pii.email=5");
    Told tickets = one(told, "FROM tickets t JOIN customers c");
    assertThat(tickets.text("gen_ai.tool.name")).isEqualTo("ticketsInStatus");
    assertThat(tickets.text("sluice.origin.kind")).isEqualTo("mybatis");
    assertThat(tickets.text("sluice.origin.name")).endsWith("TicketMapper.inStatus");
    assertThat(tickets.outcome("sluice.masked")).containsExactly("pii.email=3");
    Told note = one(told, "INSERT INTO ticket_notes");
    assertThat(note.text("gen_ai.tool.name")).isEqualTo("addNote");
    assertThat(note.text("transaction")).isEqualTo("committed");
    assertRefusal(one(told, "DELETE FROM customers"), "delete", "ai-deletes-nothing");
    assertRefusal(one(told, "TRUNCATE TABLE ticket_notes"), "truncate", null);
    assertRefusal(one(told, "DROP TABLE customers CASCADE"), "drop", "ai-no-schema-changes");
  }

  private static void assertRefusal(Told refusal, String operation, String rule) {
    assertThat(refusal.type()).isEqualTo("refusal");
    assertThat(refusal.text("sluice.verdict")).isEqualTo("deny");
    assertThat(refusal.texts("db.operation.name")).containsExactly(operation);
    assertThat(refusal.texts("sluice.writes")).isNotEmpty();
    if (rule != null) {
      assertThat(refusal.text("sluice.rule.deciding")).isEqualTo(rule);
    }
  }

  private static Told one(List<Told> told, String sql) {
    List<Told> found =
        told.stream()
            .filter(each -> String.valueOf(each.text("db.query.text")).contains(sql))
            .toList();
    assertThat(found).as(sql + " in " + told).hasSize(1);
    return found.get(0);
  }
}
