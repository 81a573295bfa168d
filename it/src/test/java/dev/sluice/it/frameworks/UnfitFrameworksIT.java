package dev.sluice.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Versions of frameworks that are older than those that are supported: the program works, the
 * coverage and the report name what is missing, and what cannot be read is unknown, not wrong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnfitFrameworksIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String METHOD = " the method that this advice is for is not there";
  private static final String MEMBER = " the member that a doorbell needs is not there";
  private static final String CLASS = " the class that a doorbell is for is not there";

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

  @Test
  void langChain4jBeforeInvocationContext_isReported_andTellsNoAgent() throws IOException {
    String tool = "dev.langchain4j.service.tool.";
    String context = "dev.langchain4j.invocation.InvocationContext";
    String call = "(Ldev/langchain4j/agent/tool/ToolExecutionRequest;L";
    MarkedIntents told =
        run(
            new FrameworkLine("langchain4j/unfit"),
            "dev.sluice.it.langchain4j.LangChain4jProgram",
            List.of(
                tool
                    + ("ToolExecutor#executeWithContext" + call)
                    + (context.replace('.', '/') + ";)" + MEMBER),
                tool + "ToolService#ToolServiceAdvice" + METHOD,
                tool + "ToolExecutionResult$Builder" + CLASS,
                context + "#interfaceName" + MEMBER,
                context + "#userMessage" + MEMBER));
    assertThat(told.kinds()).containsExactly("ai");
    assertThat(told.facts())
        .containsExactlyInAnyOrder(
            "gen_ai.conversation.id", "gen_ai.tool.name", "gen_ai.tool.call.id");
  }

  @Test
  void springAiBeforeItsFirstRelease_isReported_andTellsNoConversation() throws IOException {
    String chat = "org.springframework.ai.chat.";
    String chain = chat + "client.advisor.DefaultAroundAdvisorChain#";
    MarkedIntents told =
        run(
            new FrameworkLine("spring-ai/unfit"),
            "dev.sluice.it.springai.EarlySpringAiProgram",
            List.of(
                chain + "SpringConversationAdvice" + METHOD,
                chain + "SpringStreamAdvice" + METHOD,
                chat + "client.ChatClientRequest#context" + MEMBER,
                chat + "prompt.Prompt#getUserMessage" + MEMBER));
    assertThat(told.kinds()).containsExactly("ai");
    assertThat(told.facts())
        .containsExactlyInAnyOrder(
            "gen_ai.tool.name", "gen_ai.tool.call.id", "gen_ai.request.model");
  }

  @Test
  void mcpBeforeItsFirstRelease_isReported_andTellsNobody() throws IOException {
    String server = "io.modelcontextprotocol.server.";
    MarkedIntents told =
        run(
            new FrameworkLine("mcp/unfit"),
            "dev.sluice.it.mcp.EarlyMcpProgram",
            List.of(
                server + "McpServerFeatures$SyncToolSpecification#ExchangeHandlerAdvice" + METHOD,
                server + "McpStatelessServerFeatures$SyncToolSpecification" + CLASS));
    assertThat(told.kinds()).containsExactly("unknown");
    assertThat(told.facts()).isEmpty();
  }

  /**
   * Runs it to its end, and asks for the report before.
   *
   * @param missing what the coverage and the report have to name
   */
  private MarkedIntents run(FrameworkLine line, String program, List<String> missing)
      throws IOException {
    try (RunningJvm running =
        line.guarded(directory, program).option("-Dmarks.stay=true").start()) {
      running.awaitOut(said -> said.startsWith("sent "), LIMIT);
      RunningJvm.Ended status =
          Jvm.command(Jdk.current(), directory, "status", String.valueOf(running.pid()));
      assertThat(status.exit()).as(status.everything()).isZero();
      assertThat(status.out())
          .extracting(String::strip)
          .containsAll(lines("GAP    skipped: ", missing, ": ", line));
      running.endInput();
      RunningJvm.Ended ended = running.awaitEnd(LIMIT);
      assertThat(ended.exit()).as(ended.everything()).isZero();
    }
    String service = "service:" + line.service();
    collector.await(service + " finding:ended", found -> found.size() == 1);
    assertThat(collector.search(service + " type:coverage"))
        .flatExtracting(record -> record.texts("sluice.coverage"))
        .noneMatch(each -> each.startsWith("failed"))
        .containsAll(lines("skipped ", missing, " ", line));
    MarkedIntents told = MarkedIntents.of(collector.search(service + " type:intent"), false);
    assertThat(told.wrong()).isEmpty();
    assertThat(told.marked()).isGreaterThan(20);
    return told;
  }

  private static List<String> lines(
      String before, List<String> missing, String between, FrameworkLine line) {
    return missing.stream()
        .map(each -> before + each.replaceFirst(" ", between + line.framework() + ": "))
        .toList();
  }
}
