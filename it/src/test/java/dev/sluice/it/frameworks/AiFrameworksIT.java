package dev.sluice.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** What is left of what the user asked. */
  private static final String PURPOSE = "Write to [redacted] about order ?, my key is [redacted]";

  /** Those of LangChain4jProgram: no model calls them, so there are no arguments. */
  private static final List<String> GUARDRAILS = List.of("Before", "After");

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
  @CsvSource({
    "langchain4j/current, dev.sluice.it.langchain4j.LangChain4jProgram, 312",
    "langchain4j/previous, dev.sluice.it.langchain4j.LangChain4jProgram, 312",
    "spring-ai/current, dev.sluice.it.springai.SpringAiProgram, 168",
    "spring-ai/previous, dev.sluice.it.springai.SpringAiProgram, 168",
    "mcp/current, dev.sluice.it.mcp.McpProgram, 72",
    "mcp/previous, dev.sluice.it.mcp.McpProgram, 72",
    "adk/current, dev.sluice.it.adk.AdkProgram, 96",
    "adk/previous, dev.sluice.it.adk.AdkProgram, 96",
    "semantic-kernel/current, dev.sluice.it.semantickernel.SemanticKernelProgram, 84",
    "semantic-kernel/previous, dev.sluice.it.semantickernel.SemanticKernelProgram, 84",
  })
  void conversations_ofAFramework_areToldAsTheyAre(String line, String program, int least)
      throws IOException {
    FrameworkLine framework = new FrameworkLine(line);
    RunningJvm.Ended ended = framework.guarded(directory, program).run();
    assertThat(ended.exit()).as(ended.everything()).isZero();
    String service = "service:" + framework.service();
    collector.await(service + " finding:ended", found -> found.size() == 1);

    MarkedIntents told = MarkedIntents.of(collector.search(service + " type:intent"), true);
    assertThat(told.wrong()).isEmpty();
    assertThat(told.marked()).isGreaterThanOrEqualTo(least);
    assertSaid(framework.framework(), told);
    assertThat(collector.search(service + " type:coverage"))
        .flatExtracting(record -> record.texts("sluice.coverage"))
        .noneMatch(each -> each.startsWith("failed"))
        .noneMatch(each -> each.startsWith("skipped"));
  }

  /** The request and the arguments that led to a call are on record, without what is in them. */
  private static void assertSaid(String framework, MarkedIntents told) {
    boolean asked = List.of("langchain4j", "spring-ai", "adk").contains(framework);
    String given =
        framework.equals("adk")
            ? "{\"contact\":\"[redacted]\"}"
            : "{\"contact\":\"[redacted]\",\"rows\":7}";
    assertThat(told.toolCalls()).isNotEmpty();
    for (Told each : told.toolCalls()) {
      String tool = each.text("gen_ai.tool.name");
      boolean guardrail = GUARDRAILS.contains(tool);
      assertThat(each.text("gen_ai.tool.call.arguments")).isEqualTo(guardrail ? null : given);
      boolean purpose = asked && !"After".equals(tool); // an answer's guardrail is told the answer
      assertThat(each.text("sluice.purpose")).as(tool).isEqualTo(purpose ? PURPOSE : null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "langchain4j, langchain4j",
    "spring-ai, spring-ai-client-chat",
    "mcp, mcp",
    "adk, google-adk",
    "semantic-kernel, semantickernel-aiservices-openai",
  })
  void versions_ofTheTable_areThoseThatRun(String framework, String artifact) throws IOException {
    assertThat(Files.readString(Path.of("../agent/README.md")))
        .contains(
            "| `"
                + artifact
                + "` | "
                + new FrameworkLine(framework + "/previous").version(artifact)
                + " | "
                + new FrameworkLine(framework + "/current").version(artifact)
                + " | ");
  }
}
