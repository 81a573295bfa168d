package dev.sluice.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Repositories that Micronaut Data wrote when they were compiled, in the newest and in the oldest
 * line: each record tells the method of the repository and the tool call, and a rule on the method
 * bites.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautDataIT {

  private static final String HERE = "dev.sluice.it.micronaut.";
  private static final String METHOD = "micronaut-data " + HERE + "Bolts.";

  /** What each tool's SQL comes from. */
  private static final Map<String, Set<String>> ORIGINS =
      Map.of(
          "reads", Set.of(METHOD + "findByName"),
          "inherited", Set.of(METHOD + "findById"),
          "half", Set.of(METHOD + "findByName"),
          "writes", Set.of(METHOD + "saveAll"),
          "throws", Set.of(METHOD + "broken"),
          "refused", Set.of(METHOD + "giveAway"));

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

  @ParameterizedTest
  @ValueSource(strings = {"micronaut/current", "micronaut/previous"})
  void repositories_underToolCalls_tellTheirMethods(String name) throws IOException {
    FrameworkLine line = new FrameworkLine(name);
    RunningJvm.Ended ended = line.guarded(directory, HERE + "MicronautProgram").run();
    assertThat(ended.exit()).as(ended.everything()).isZero();
    assertThat(ended.out()).as(ended.everything()).contains("reads: done", "bolts: 3");
    assertThat(ended.out())
        .as(ended.everything())
        .anyMatch(said -> said.startsWith("refused: ") && said.contains("Sluice refused"));

    List<Told> told =
        collector.await(
            "service:" + line.service(),
            found -> found.stream().anyMatch(each -> each.type().equals("bye")));
    assertFits(told);
    List<Told> asked =
        told.stream().filter(each -> each.text("gen_ai.conversation.id") != null).toList();
    assertThat(origins(asked, false)).isEqualTo(ORIGINS);
    assertThat(origins(asked, true).keySet()).isEqualTo(ORIGINS.keySet());
    assertThat(origins(asked, true).values()).containsOnly(Set.of("jdbc null"));
    assertWho(asked);
    assertNobody(told);
  }

  @Test
  void versions_ofTheTable_areThoseThatRun() throws IOException {
    String artifact = "micronaut-data-jdbc";
    assertThat(Files.readString(Path.of("../agent/README.md")))
        .contains(
            "| `"
                + artifact
                + "` | "
                + new FrameworkLine("micronaut/previous").version(artifact)
                + " | "
                + new FrameworkLine("micronaut/current").version(artifact)
                + " | ");
  }

  /** No doorbell misses anything in these versions. */
  private static void assertFits(List<Told> told) {
    assertThat(told)
        .flatExtracting(each -> each.texts("sluice.coverage"))
        .filteredOn(line -> !line.startsWith("applied"))
        .isEmpty();
    assertThat(told)
        .flatExtracting(each -> each.texts("sluice.coverage"))
        .anyMatch(line -> line.contains("micronaut-data"));
  }

  /** By tool; of what was sent through the repository, or of what came after it. */
  private static Map<String, Set<String>> origins(List<Told> asked, boolean after) {
    Map<String, Set<String>> origins = new TreeMap<>();
    for (Told each : asked) {
      String text = each.text("db.query.text");
      if (text != null && text.contains("after_") == after) {
        origins
            .computeIfAbsent(each.text("gen_ai.tool.name"), key -> new TreeSet<>())
            .add(origin(each));
      }
    }
    return origins;
  }

  private static String origin(Told each) {
    return each.text("sluice.origin.kind") + " " + each.text("sluice.origin.name");
  }

  private static void assertWho(List<Told> asked) {
    for (Told each : asked) {
      assertThat(each.text("sluice.actor.kind")).isEqualTo("ai");
      assertThat(each.text("gen_ai.agent.name")).isEqualTo("Clerk");
      assertThat(each.text("gen_ai.tool.call.id"))
          .isEqualTo("call-" + each.text("gen_ai.tool.name"));
      // The application's own code, not what Micronaut wrote beside it.
      assertThat(each.text("code.function.name"))
          .startsWith(HERE)
          .doesNotContain("$Intercepted", "$Definition");
    }
    assertThat(asked)
        .filteredOn(each -> "refused".equals(each.text("gen_ai.tool.name")))
        .filteredOn(each -> !each.text("db.query.text").contains("after_"))
        .extracting(Told::type)
        .contains("refusal");
  }

  /** Outside of the conversation: where from is told, and nobody asks. */
  private static void assertNobody(List<Told> told) {
    List<Told> rest =
        told.stream()
            .filter(each -> each.text("sluice.origin.kind") != null)
            .filter(each -> each.text("gen_ai.conversation.id") == null)
            .toList();
    assertThat(rest).extracting(each -> each.text("sluice.actor.kind")).containsOnly("unknown");
    assertThat(rest).extracting(MicronautDataIT::origin).contains(METHOD + "count");
    assertThat(rest)
        .filteredOn(each -> String.valueOf(each.text("db.query.text")).contains("after_all"))
        .extracting(MicronautDataIT::origin)
        .containsExactly("jdbc null");
  }
}
