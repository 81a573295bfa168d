package dev.sluice.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The newest and the oldest supported line of each AI framework, with their own real code: each
 * record tells the conversation, agent, tool, call and model that the statement itself names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AiFrameworksIT {

  private static final Pattern MARK = Pattern.compile("SELECT '([^']*)' AS mark");
  private static final List<String> FACTS =
      List.of(
          "gen_ai.conversation.id",
          "gen_ai.agent.name",
          "gen_ai.tool.name",
          "gen_ai.tool.call.id",
          "gen_ai.request.model");

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      on-failure: {parse: closed, actor: open, mask: closed, audit: closed}
      audit: {text: full, purpose: sanitized, arguments: sanitized}
      rules:
        - id: no-delete
          when: {actor.kind: ai, operation: delete}
          deny: Agents delete nothing.
      """;

  @TempDir static Path directory;

  private Collector collector;

  @BeforeAll
  void start() throws IOException {
    Files.writeString(directory.resolve("policy.yaml"), POLICY);
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @ParameterizedTest
  @CsvSource({
    "langchain4j/current, dev.sluice.it.langchain4j.LangChain4jProgram, 168",
    "langchain4j/previous, dev.sluice.it.langchain4j.LangChain4jProgram, 168",
    "spring-ai/current, dev.sluice.it.springai.SpringAiProgram, 168",
    "spring-ai/previous, dev.sluice.it.springai.SpringAiProgram, 168",
    "mcp/current, dev.sluice.it.mcp.McpProgram, 72",
    "mcp/previous, dev.sluice.it.mcp.McpProgram, 72",
    "adk/current, dev.sluice.it.adk.AdkProgram, 96",
    "adk/previous, dev.sluice.it.adk.AdkProgram, 96",
    "semantic-kernel/current, dev.sluice.it.semantickernel.SemanticKernelProgram, 84",
  })
  void conversations_ofAFramework_areToldAsTheyAre(String line, String program, int least)
      throws IOException {
    String service = line.replace('/', '-');
    run(service, line, program);
    collector.await("service:" + service + " finding:ended", found -> found.size() == 1);

    TreeMap<String, Integer> wrong = new TreeMap<>();
    int marked = 0;
    for (Told intent : collector.search("service:" + service + " type:intent")) {
      Matcher mark = MARK.matcher(String.valueOf(intent.text("db.query.text")));
      if (mark.find()) {
        marked++;
        String problem = problem(mark.group(1), intent);
        if (problem != null) {
          wrong.merge(problem, 1, Integer::sum);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(marked).isGreaterThanOrEqualTo(least);
    assertThat(collector.search("service:" + service + " type:coverage"))
        .flatExtracting(record -> record.texts("sluice.coverage"))
        .noneMatch(each -> each.startsWith("failed"))
        .noneMatch(each -> each.startsWith("skipped") && each.contains(line.split("/", -1)[0]));
  }

  private void run(String service, String line, String program) throws IOException {
    Path target = Path.of("frameworks", line, "target").toAbsolutePath();
    String classPath = Files.readString(target.resolve("class-path.txt")).strip();
    RunningJvm.Ended ended =
        Jvm.on(Jdk.current(), directory.resolve(service))
            .agent(
                "policy="
                    + directory.resolve("policy.yaml")
                    + ",queue="
                    + Collector.queues(directory)
                    + ",service="
                    + service)
            .classPath(target.resolve("classes") + File.pathSeparator + classPath)
            .main(program)
            .run();
    assertThat(ended.exit()).as(ended.everything()).isZero();
  }

  /** What the record tells otherwise than the statement itself; null if nothing. */
  private static String problem(String mark, Told intent) {
    String kind = intent.text("sluice.actor.kind");
    if (mark.equals("nobody")) {
      return kind.equals("unknown") && intent.texts(FACTS.get(0)).isEmpty() ? null : "left behind";
    }
    if (!kind.equals("ai")) {
      return "lost: " + mark.replaceAll("\\d+", "N");
    }
    if (mark.contains("|admin|")
        && !intent.texts("sluice.actor.sources").contains("gen_ai.agent.name=asserted")) {
      return "a client's own word is believed: " + intent.texts("sluice.actor.sources");
    }
    String[] said = mark.split("\\|", -1);
    for (int i = 0; i < said.length; i++) {
      String told = intent.text(FACTS.get(i));
      if (!said[i].equals(told == null ? "-" : told)) {
        return FACTS.get(i) + ": " + told + " for " + mark;
      }
    }
    return null;
  }
}
