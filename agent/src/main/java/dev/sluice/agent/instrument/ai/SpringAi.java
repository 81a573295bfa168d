package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Spring AI, 1.0 to 2.0: where tool calls of a model's answer are carried out,
 * where a tool runs, where content for a model is retrieved, and where the chain of advisors tells
 * the conversation. Immutable.
 *
 * <p>Spring AI has no name for an agent: a rule on {@code actor.agent} meets an unknown one.
 */
public final class SpringAi {

  private static final String ROOM = "spring-ai";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String STRING = "java.lang.String";
  private static final String REQUEST = "org.springframework.ai.chat.client.ChatClientRequest";

  private SpringAi() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(managers(), tools(), chain(), retrievers(), stores());
  }

  private static Doorbell managers() {
    String manager = "org.springframework.ai.model.tool.ToolCallingManager";
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of(manager),
        List.of(
            new Ring(
                "executeToolCalls",
                List.of(
                    "org.springframework.ai.chat.prompt.Prompt",
                    "org.springframework.ai.chat.model.ChatResponse"),
                ADVICE + "SpringToolCallsAdvice")));
  }

  private static Doorbell tools() {
    String callback = "org.springframework.ai.tool.ToolCallback";
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of(callback),
        List.of(
            new Ring("call", List.of(STRING), ADVICE + "SpringToolAdvice"),
            new Ring(
                "call",
                List.of(STRING, "org.springframework.ai.chat.model.ToolContext"),
                ADVICE + "SpringToolAdvice")));
  }

  private static Doorbell chain() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.springframework.ai.chat.client.advisor.DefaultAroundAdvisorChain"),
        List.of(
            new Ring("nextCall", List.of(REQUEST), ADVICE + "SpringConversationAdvice"),
            new Ring("nextStream", List.of(REQUEST), ADVICE + "SpringStreamAdvice")));
  }

  private static Doorbell retrievers() {
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of("org.springframework.ai.rag.retrieval.search.DocumentRetriever"),
        List.of(
            new Ring(
                "retrieve",
                List.of("org.springframework.ai.rag.Query"),
                ADVICE + "SpringRetrievalAdvice")));
  }

  private static Doorbell stores() {
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of("org.springframework.ai.vectorstore.VectorStore"),
        List.of(
            new Ring(
                "similaritySearch",
                List.of("org.springframework.ai.vectorstore.SearchRequest"),
                ADVICE + "SpringRetrievalAdvice")));
  }
}
