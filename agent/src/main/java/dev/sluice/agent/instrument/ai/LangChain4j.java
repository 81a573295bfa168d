package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of LangChain4j, 1.18 and 1.19: where a tool runs, where its result becomes text,
 * where content for a model is retrieved, and where tool calls are undone. Immutable. ======= The
 * doorbells of LangChain4j, as of 1.19: where a tool runs, where its result becomes text, where
 * content for a model is retrieved, where a guardrail looks at what a user or a model said, and
 * where tool calls are undone. Immutable. >>>>>>> a1b9f06 (Tell a guardrail's SQL as the AI's)
 *
 * <p>A tool call needs no care for threads: whichever thread runs it (the caller's, one of {@code
 * executeToolsConcurrently}, that of a streaming model), the request and the context come as
 * arguments. Versions before 1.6 have no context; there the agent's name stays unknown.
 */
public final class LangChain4j {

  private static final String ROOM = "langchain4j";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String REQUEST = "dev.langchain4j.agent.tool.ToolExecutionRequest";
  private static final String CONTEXT = "dev.langchain4j.invocation.InvocationContext";
  private static final String EXECUTOR = "dev.langchain4j.service.tool.ToolExecutor";
  private static final String SERVICE = "dev.langchain4j.service.tool.ToolService";
  private static final String RESULT = "dev.langchain4j.service.tool.ToolExecutionResult$Builder";
  private static final String GUARDRAILS = "dev.langchain4j.guardrail.AbstractGuardrailExecutor";
  private static final String RETRIEVER = "dev.langchain4j.rag.content.retriever.ContentRetriever";

  private LangChain4j() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(services(), executors(), service(), results(), retrievers(), guardrails());
  }

  /** Nothing rings there: where there are AI services, what rings for them has to be there. */
  private static Doorbell services() {
    return Doorbell.ofClasses(ROOM, Set.of("dev.langchain4j.service.AiServices"), List.of())
        .needing(EXECUTOR)
        .needing(SERVICE)
        .needing(RESULT)
        .needing(RETRIEVER)
        .needing(GUARDRAILS);
  }

  /** What the advice reads of a call of a tool. */
  private static Doorbell readingCalls(Doorbell doorbell) {
    return readingContexts(doorbell.needing(REQUEST, "id", "name", "arguments"));
  }

  /** What it reads of the call of the AI service around it. */
  private static Doorbell readingContexts(Doorbell doorbell) {
    String message = "dev.langchain4j.data.message.";
    return doorbell
        .needing(
            CONTEXT, "interfaceName", "chatMemoryId", "userMessage", "defaultRequestParameters")
        .needing("dev.langchain4j.model.chat.request.ChatRequestParameters", "modelName")
        .needing(message + "UserMessage", "singleText", "contents")
        .needing(message + "TextContent", "text");
  }

  private static Doorbell executors() {
    return readingCalls(
        new Doorbell(
            ROOM,
            Set.of(EXECUTOR),
            Set.of(EXECUTOR),
            List.of(
                new Ring(
                    "executeWithContext", List.of(REQUEST, CONTEXT), ADVICE + "ToolCallAdvice"),
                new Ring(
                    "execute",
                    List.of(REQUEST, "java.lang.Object"),
                    ADVICE + "ToolCallByMemoryAdvice"))));
  }

  private static Doorbell service() {
    return readingCalls(
        Doorbell.ofClasses(
            ROOM,
            Set.of(SERVICE),
            List.of(
                new Ring(
                    "executeWithErrorHandling",
                    List.of(
                        REQUEST,
                        EXECUTOR,
                        CONTEXT,
                        "dev.langchain4j.service.tool.ToolArgumentsErrorHandler",
                        "dev.langchain4j.service.tool.ToolExecutionErrorHandler"),
                    ADVICE + "ToolServiceAdvice"),
                Ring.any("compensateToolsActions", ADVICE + "CompensationAdvice"))));
  }

  private static Doorbell results() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of(RESULT),
        List.of(
            new Ring(
                "resultTextSupplier",
                List.of("java.util.function.Supplier"),
                ADVICE + "DeferredTextAdvice")));
  }

  private static Doorbell retrievers() {
    String query = "dev.langchain4j.rag.query.Query";
    return new Doorbell(
            ROOM,
            Set.of(),
            Set.of(RETRIEVER),
            List.of(new Ring("retrieve", List.of(query), ADVICE + "RetrievalAdvice")))
        .needing(query, "metadata")
        .needing("dev.langchain4j.rag.query.Metadata", "invocationContext")
        .needing(CONTEXT, "interfaceName", "chatMemoryId");
  }

  private static Doorbell guardrails() {
    return readingContexts(
        Doorbell.ofClasses(
                ROOM, Set.of(GUARDRAILS), List.of(Ring.any("validate", ADVICE + "GuardrailAdvice")))
            .needing("dev.langchain4j.guardrail.GuardrailRequest", "requestParams")
            .needing("dev.langchain4j.guardrail.GuardrailRequestParams", "invocationContext")
            .needing("dev.langchain4j.guardrail.InputGuardrailRequest", "userMessage"));
  }
}
