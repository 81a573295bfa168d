package dev.sluice.it.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One conversation over each ORM and data library, in its oldest and in its newest version: each
 * record tells agent, tool, call, conversation and where the SQL comes from, and rules on tool and
 * origin bite in what a library writes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginIT {

  private static final String POLICY =
      """
      sluice: 1
      service: SERVICE
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: closed}
      rules:
        - id: tool-renames-nothing
          when: {actor.tool: [hibernate_refused, eclipselink_refused], writes: part}
          deny: This tool renames nothing.
        - id: nothing-is-given-away
          when: {origin.name: "*.Parts.giveAway"}
          deny: Nothing is given away.
        - id: no-note-is-lost
          when: {origin.name: "*.StockNote", operation: delete}
          deny: Notes are kept.
        - id: ebean-gives-nothing-away
          when: {origin.kind: ebean, origin.name: give away}
          deny: Nothing is given away.
        - id: no-delete-by-jooq
          when: {origin.kind: jooq, operation: delete}
          deny: Nothing is deleted here.
      """;

  private static final String HERE = "dev.sluice.it.origin.";
  private static final String PART = HERE + "Part";
  private static final String STOCK = HERE + "Stock";

  /** What each tool's SQL comes from. */
  private static final Map<String, Set<String>> ORIGINS =
      Map.ofEntries(
          Map.entry(
              "hibernate_entity", Set.of("hibernate " + PART, "hibernate " + PART + ".notes")),
          Map.entry("hibernate_late", Set.of("hibernate " + PART, "hibernate " + PART + ".notes")),
          Map.entry("hibernate_flush", Set.of("hibernate " + PART)),
          Map.entry("hibernate_query", Set.of("hibernate " + PART, "hibernate " + PART + "Note")),
          Map.entry("hibernate_named", Set.of("hibernate Part.cheap")),
          Map.entry("hibernate_native", Set.of("hibernate null")),
          Map.entry("hibernate_throws", Set.of("hibernate " + PART)),
          Map.entry("hibernate_refused", Set.of("hibernate " + PART)),
          Map.entry(
              "repository",
              Set.of(
                  "hibernate " + HERE + "Parts.findByName",
                  "hibernate " + HERE + "Parts.findById")),
          Map.entry("repository_saves", Set.of("hibernate " + HERE + "Parts.saveAndFlush")),
          Map.entry("repository_refused", Set.of("hibernate " + HERE + "Parts.giveAway")),
          Map.entry("eclipselink_entity", Set.of("eclipselink " + PART)),
          Map.entry("eclipselink_flush", Set.of("eclipselink " + PART)),
          Map.entry("eclipselink_named", Set.of("eclipselink Part.cheap")),
          Map.entry("eclipselink_refused", Set.of("eclipselink " + PART)),
          Map.entry("ebean_entity", Set.of("ebean " + STOCK, "ebean " + STOCK + "Note")),
          Map.entry("ebean_label", Set.of("ebean Stock.cheap", "ebean Stock.cheap_notes__lazy")),
          Map.entry("ebean_queries", Set.of("ebean " + STOCK)),
          Map.entry("ebean_each", Set.of("ebean " + STOCK)),
          Map.entry("ebean_sql", Set.of("ebean null")),
          Map.entry("ebean_sql_label", Set.of("ebean names", "ebean same prices", "ebean dto")),
          Map.entry("ebean_write", Set.of("ebean " + STOCK)),
          Map.entry("ebean_batch", Set.of("ebean " + STOCK)),
          Map.entry("ebean_mixed", Set.of("ebean null", "ebean " + STOCK)),
          Map.entry("ebean_throws", Set.of("ebean " + STOCK)),
          Map.entry("ebean_refused", Set.of("ebean " + STOCK + "Note")),
          Map.entry("ebean_label_refused", Set.of("ebean give away")),
          Map.entry("plain", Set.of("jdbc null")),
          Map.entry("template", Set.of("spring-jdbc null")),
          Map.entry("template_throws", Set.of("spring-jdbc null")),
          Map.entry("client", Set.of("spring-jdbc null")),
          Map.entry("mybatis", Set.of("mybatis " + HERE + "PartMapper.names")),
          Map.entry("jooq", Set.of("jooq null")),
          Map.entry("jooq_refused", Set.of("jooq null")),
          Map.entry("jooq_batch", Set.of("jooq null")),
          Map.entry("jooq_batch_refused", Set.of("jooq null")),
          Map.entry("jdbi", Set.of("jdbi " + HERE + "PartDao.names")),
          Map.entry("jdbi_batch", Set.of("jdbi " + HERE + "PartDao.note")),
          Map.entry("jdbi_fluent", Set.of("jdbi null")));

  private static final Set<String> REFUSED =
      Set.of(
          "hibernate_refused",
          "eclipselink_refused",
          "repository_refused",
          "ebean_refused",
          "ebean_label_refused",
          "jooq_refused",
          "jooq_batch_refused");

  @TempDir static Path directory;

  private Collector collector;

  @BeforeAll
  void start() throws IOException {
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @EachJdk
  void newestVersions_underToolCalls_tellWhereTheirSqlComesFrom(Jdk jdk) throws IOException {
    converse(jdk, "newest", ORIGINS.keySet());
  }

  @Test
  void oldestVersions_underToolCalls_tellWhereTheirSqlComesFrom() throws IOException {
    Set<String> tools = new TreeSet<>(ORIGINS.keySet());
    tools.remove("client");
    converse(Jdk.installed().get(0), "oldest", tools);
  }

  @Test
  void versions_ofTheTable_areThoseThatRun() throws IOException {
    Versions oldest = Versions.of("oldest");
    Versions newest = Versions.of("newest");
    String table = Files.readString(Path.of("../agent/README.md"));
    for (String artifact :
        List.of(
            "hibernate-core",
            "spring-data-commons",
            "spring-jdbc",
            "mybatis",
            "jooq",
            "jdbi3-core",
            "ebean-core",
            "org.eclipse.persistence.core")) {
      assertThat(table)
          .contains(
              "| `"
                  + artifact
                  + "` | "
                  + oldest.version(artifact)
                  + " | "
                  + newest.version(artifact)
                  + " | ");
    }
  }

  private void converse(Jdk jdk, String versions, Set<String> tools) throws IOException {
    String name = "origin-" + versions + "-" + jdk.release();
    Path policy =
        Files.writeString(directory.resolve(name + ".yaml"), POLICY.replace("SERVICE", name));
    RunningJvm.Ended run =
        Jvm.on(jdk, directory)
            .agent("policy=" + policy + ",queue=" + Collector.queues(directory))
            .classPath(
                Enhanced.into(directory.resolve("enhanced"))
                    + File.pathSeparator
                    + Versions.of(versions).classPath())
            .main(OriginProgram.class, name)
            .run();
    assertThat(run.exit()).as(run.everything()).isZero();
    assertSaid(run);
    List<Told> told = collector.await("service:" + name, OriginIT::ended);
    assertFits(told);
    List<Told> asked =
        told.stream().filter(each -> name.equals(each.text("gen_ai.conversation.id"))).toList();
    assertThat(origins(asked, false)).isEqualTo(expected(tools));
    assertThat(origins(asked, true).keySet()).isEqualTo(tools);
    assertThat(origins(asked, true).values()).containsOnly(Set.of("jdbc null"));
    assertWho(asked);
    assertNobody(told, name);
  }

  private static boolean ended(List<Told> found) {
    return found.stream().anyMatch(each -> each.type().equals("bye"));
  }

  private static void assertSaid(RunningJvm.Ended run) {
    for (String tool : ORIGINS.keySet()) {
      String said =
          run.out().stream().filter(line -> line.startsWith(tool + ": ")).findFirst().orElse("");
      if (REFUSED.contains(tool)) {
        assertThat(said).as(run.everything()).contains("Sluice refused");
      } else if (!tool.endsWith("_throws")) {
        assertThat(said).as(run.everything()).isIn("", tool + ": done");
      }
    }
    assertThat(run.out()).as(run.everything()).contains("parts: 5", "changed: 0");
  }

  /** No doorbell misses anything in these versions. */
  private static void assertFits(List<Told> told) {
    assertThat(told)
        .flatExtracting(each -> each.texts("sluice.coverage"))
        .filteredOn(line -> !line.startsWith("applied"))
        .filteredOn(line -> !line.contains("langchain4j"))
        .isEmpty();
  }

  private static Map<String, Set<String>> expected(Set<String> tools) {
    Map<String, Set<String>> expected = new TreeMap<>(ORIGINS);
    expected.keySet().retainAll(tools);
    return expected;
  }

  private static Map<String, Set<String>> origins(List<Told> asked, boolean after) {
    Map<String, Set<String>> origins = new TreeMap<>();
    for (Told each : asked) {
      String text = each.text("db.query.text");
      boolean plain = text != null && text.contains("after_");
      if (plain == after && text != null) {
        origins
            .computeIfAbsent(each.text("gen_ai.tool.name"), key -> new TreeSet<>())
            .add(each.text("sluice.origin.kind") + " " + each.text("sluice.origin.name"));
      }
    }
    return origins;
  }

  private static void assertWho(List<Told> asked) {
    for (Told each : asked) {
      String tool = each.text("gen_ai.tool.name");
      assertThat(each.text("sluice.actor.kind")).isEqualTo("ai");
      assertThat(each.text("gen_ai.agent.name")).isEqualTo("Clerk");
      assertThat(each.text("gen_ai.tool.call.id")).isEqualTo("call-" + tool);
      assertThat(each.text("code.function.name")).as(each.json().toString()).startsWith(HERE);
      assertThat(each.text("sluice.code.jar")).isEqualTo("test-classes");
    }
    Function<String, List<Told>> of =
        tool ->
            asked.stream()
                .filter(each -> tool.equals(each.text("gen_ai.tool.name")))
                .filter(each -> !each.text("db.query.text").contains("after_"))
                .toList();
    assertThat(of.apply("hibernate_entity"))
        .extracting(each -> each.text("code.function.name"))
        .containsOnly(HERE + "HibernateTools.entity");
    assertThat(of.apply("repository"))
        .extracting(each -> each.text("code.function.name"))
        .containsOnly(HERE + "HibernateTools.repository");
    assertThat(of.apply("jooq"))
        .extracting(each -> each.text("code.function.name"))
        .containsOnly(HERE + "OtherTools.jooq");
    assertThat(of.apply("jooq_batch"))
        .filteredOn(each -> each.type().equals("intent"))
        .extracting(each -> each.text("db.query.text").replaceAll(" .*", ""))
        .containsExactly("UPDATE", "INSERT", "UPDATE", "UPDATE");
    for (String tool : REFUSED) {
      assertThat(of.apply(tool)).extracting(Told::type).contains("refusal");
    }
  }

  /** After the conversation and outside of it: where from is told, and nobody asks. */
  private static void assertNobody(List<Told> told, String conversation) {
    List<Told> rest =
        told.stream()
            .filter(each -> each.text("sluice.origin.kind") != null)
            .filter(each -> !conversation.equals(each.text("gen_ai.conversation.id")))
            .toList();
    assertThat(rest).extracting(each -> each.text("sluice.actor.kind")).containsOnly("unknown");
    assertThat(rest)
        .filteredOn(each -> String.valueOf(each.text("db.query.text")).contains("part_note"))
        .extracting(each -> each.text("sluice.origin.name"))
        .contains(PART + "Note");
    assertThat(rest)
        .filteredOn(each -> "ebean".equals(each.text("sluice.origin.kind")))
        .extracting(each -> each.text("sluice.origin.name"))
        .contains(STOCK, STOCK + "Note");
    assertThat(rest)
        .filteredOn(each -> String.valueOf(each.text("db.query.text")).contains("after_all"))
        .extracting(each -> each.text("sluice.origin.kind"))
        .containsExactly("jdbc");
  }
}
