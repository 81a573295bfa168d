package dev.sluice.agent.instrument.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.WovenLoader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A framework that is there, by a class that each version has, without the class for which a
 * doorbell is: nothing would ring, and that is told.
 */
class SignsTest {

  private static List<Doorbell> doorbells(String framework) {
    return switch (framework) {
      case "langchain4j" -> LangChain4j.doorbells();
      case "spring-ai" -> SpringAi.doorbells();
      default -> Mcp.doorbells();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "langchain4j, dev.langchain4j.service.AiServices, dev.langchain4j.service.tool.ToolService",
    "langchain4j, dev.langchain4j.service.AiServices, dev.langchain4j.service.tool.ToolExecutor",
    "spring-ai, org.springframework.ai.chat.model.ChatModel,"
        + " org.springframework.ai.model.tool.ToolCallingManager",
    "spring-ai, org.springframework.ai.chat.model.ChatModel,"
        + " org.springframework.ai.tool.ToolCallback",
    "spring-ai, org.springframework.ai.chat.client.ChatClient,"
        + " org.springframework.ai.chat.client.advisor.DefaultAroundAdvisorChain",
    "spring-ai, org.springframework.ai.vectorstore.SearchRequest,"
        + " org.springframework.ai.vectorstore.VectorStore",
    "mcp, io.modelcontextprotocol.server.McpServer,"
        + " io.modelcontextprotocol.server.McpServerFeatures$AsyncToolSpecification",
  })
  void framework_whoseClassHasAnotherName_isAGap(String framework, String sign, String renamed)
      throws Exception {
    WovenLoader fits = new WovenLoader(doorbells(framework), sign);
    fits.loadClass(sign);
    assertThat(fits.report()).isEmpty();

    WovenLoader other = new WovenLoader(doorbells(framework), sign);
    other.rename(renamed);
    other.loadClass(sign);
    assertThat(other.report())
        .containsExactly(
            "skipped "
                + renamed
                + " "
                + framework
                + ": the class that a doorbell is for is not there");
  }
}
