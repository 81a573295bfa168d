package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Spring AI, 1.1 to 2.0: where tool calls of a model's answer are carried out,
 * where a tool runs, where content for a model is retrieved, and where the chain of advisors tells
 * the conversation. Immutable.
 *
 * <p>Spring AI has no name for an agent: a rule on {@code actor.agent} meets an unknown one.
 */
public final class SpringAi {

  private static final String ROOM = "spring-ai";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String STRING = "java.lang.String";
  private static final String AI = "org.springframework.ai.";
  private static final String CHAT = AI + "chat.";
  private static final String REQUEST = CHAT + "client.ChatClientRequest";
  private static final String CHAIN = CHAT + "client.advisor.DefaultAroundAdvisorChain";
  private static final String MANAGER = AI + "model.tool.ToolCallingManager";
  private static final String CALLBACK = AI + "tool.ToolCallback";
  private static final String STORE = AI + "vectorstore.VectorStore";
  private static final String SEARCH = AI + "vectorstore.SearchRequest";

  private SpringAi() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        models(), clients(), searches(), managers(), tools(), chain(), retrievers(), stores());
  }

  /** Nothing rings there: where there are models, what carries tool calls out has to be there. */
  private static Doorbell models() {
    return Doorbell.ofClasses(ROOM, Set.of(CHAT + "model.ChatModel"), List.of())
        .needing(MANAGER)
        .needing(CALLBACK);
  }

  /** Nor there: where there are clients, what tells the conversation has to be there. */
  private static Doorbell clients() {
    return Doorbell.ofClasses(ROOM, Set.of(CHAT + "client.ChatClient"), List.of()).needing(CHAIN);
  }

  /** Nor there: what is searched. */
  private static Doorbell searches() {
    return Doorbell.ofClasses(ROOM, Set.of(SEARCH), List.of()).needing(STORE);
  }

  private static Doorbell managers() {
    String prompt = CHAT + "prompt.Prompt";
    String response = CHAT + "model.ChatResponse";
    String answer = CHAT + "messages.AssistantMessage";
    return new Doorbell(
            ROOM,
            Set.of(),
            Set.of(MANAGER),
            List.of(
                new Ring(
                    "executeToolCalls",
                    List.of(prompt, response),
                    ADVICE + "SpringToolCallsAdvice")))
        .needing(prompt, "getOptions", "getUserMessage")
        .needing(CHAT + "prompt.ChatOptions", "getModel")
        .needing(AI + "model.tool.ToolCallingChatOptions", "getToolCallbacks")
        .needing(CHAT + "messages.UserMessage", "getText")
        .needing(response, "getMetadata", "getResults")
        .needing(CHAT + "metadata.ChatResponseMetadata", "getModel")
        .needing(CHAT + "model.Generation", "getOutput")
        .needing(answer, "getToolCalls")
        .needing(answer + "$ToolCall", "id", "name", "arguments");
  }

  private static Doorbell tools() {
    return new Doorbell(
            ROOM,
            Set.of(),
            Set.of(CALLBACK),
            List.of(
                new Ring("call", List.of(STRING), ADVICE + "SpringToolAdvice"),
                new Ring(
                    "call",
                    List.of(STRING, CHAT + "model.ToolContext"),
                    ADVICE + "SpringToolAdvice")))
        .needing(CALLBACK, "getToolDefinition")
        .needing(AI + "tool.definition.ToolDefinition", "name");
  }

  private static Doorbell chain() {
    return Reactive.flux(
            Doorbell.ofClasses(
                ROOM,
                Set.of(CHAIN),
                List.of(
                    new Ring("nextCall", List.of(REQUEST), ADVICE + "SpringConversationAdvice"),
                    new Ring("nextStream", List.of(REQUEST), ADVICE + "SpringStreamAdvice"))))
        .needing(REQUEST, "context")
        .needing(CHAT + "memory.ChatMemory", "CONVERSATION_ID");
  }

  private static Doorbell retrievers() {
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of(AI + "rag.retrieval.search.DocumentRetriever"),
        List.of(new Ring("retrieve", List.of(AI + "rag.Query"), ADVICE + "SpringRetrievalAdvice")));
  }

  private static Doorbell stores() {
    return new Doorbell(
            ROOM,
            Set.of(),
            Set.of(STORE, STORE + "Retriever"),
            List.of(
                new Ring("similaritySearch", List.of(SEARCH), ADVICE + "SpringRetrievalAdvice")))
        .needing(STORE, "similaritySearch(L" + SEARCH.replace('.', '/') + ";)");
  }
}
