package dev.sluice.it.langchain4j;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolMemoryId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.sluice.it.marks.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Conversations of AI services, answered at once and bit by bit, several at once. */
public final class LangChain4jProgram {

  private static final int CONVERSATIONS = 12;

  private final Marks marks;

  /** Answers when it is done. */
  interface Clerk {
    String work(@MemoryId String conversation, @UserMessage String message);
  }

  /** Answers bit by bit. */
  interface StreamingClerk {
    TokenStream work(@MemoryId String conversation, @UserMessage String message);
  }

  private LangChain4jProgram(Marks marks) {
    this.marks = marks;
  }

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      new LangChain4jProgram(marks).converse();
    }
  }

  private void converse() throws Exception {
    ExecutorService drivers = Executors.newFixedThreadPool(4);
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      String called = "called-" + i;
      String streamed = "streamed-" + i;
      all.add(() -> call(called));
      all.add(() -> stream(streamed));
    }
    for (Future<Void> each : drivers.invokeAll(all)) {
      each.get();
    }
    drivers.shutdown();
  }

  private Void call(String conversation) {
    AiServices.builder(Clerk.class)
        .chatModel(new Script(conversation))
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(9).build())
        .tools(new Tools("Clerk"))
        .inputGuardrails(new Before("Clerk"))
        .outputGuardrails(new After("Clerk"))
        .executeToolsConcurrently()
        .build()
        .work(conversation, Marks.REQUEST);
    marks.send(Marks.NOBODY);
    return null;
  }

  private Void stream(String conversation) throws Exception {
    CompletableFuture<Object> end = new CompletableFuture<>();
    AiServices.builder(StreamingClerk.class)
        .streamingChatModel(new Streaming(new Script(conversation)))
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(9).build())
        .tools(new Tools("StreamingClerk"))
        .inputGuardrails(new Before("StreamingClerk"))
        .outputGuardrails(new After("StreamingClerk"))
        .build()
        .work(conversation, Marks.REQUEST)
        .onPartialResponse(text -> {})
        .onCompleteResponse(end::complete)
        .onError(end::completeExceptionally)
        .start();
    end.get();
    marks.send(Marks.NOBODY);
    return null;
  }

  /** What the model may call. */
  private final class Tools {
    private final String agent;

    Tools(String agent) {
      this.agent = agent;
    }

    @Tool("finds orders")
    @SuppressWarnings("UnusedMethod") // called by the framework
    String orders(@ToolMemoryId String conversation) {
      marks.sendAround(mark(conversation, "orders"));
      return "seen";
    }

    @Tool("finds customers")
    @SuppressWarnings("UnusedMethod") // called by the framework
    String customers(@ToolMemoryId String conversation) {
      marks.sendAround(mark(conversation, "customers"));
      return "seen";
    }

    private String mark(String conversation, String tool) {
      return String.join("|", conversation, agent, tool, "call-" + tool + conversation, "scripted");
    }
  }

  /** Looks something up before the model sees the request. */
  private final class Before implements InputGuardrail {
    private final String agent;

    Before(String agent) {
      this.agent = agent;
    }

    @Override
    public InputGuardrailResult validate(InputGuardrailRequest request) {
      marks.sendAround(guardMark(request.requestParams(), agent, "Before"));
      return success();
    }
  }

  /** Looks something up before the user sees the answer. */
  private final class After implements OutputGuardrail {
    private final String agent;

    After(String agent) {
      this.agent = agent;
    }

    @Override
    public OutputGuardrailResult validate(OutputGuardrailRequest request) {
      marks.sendAround(guardMark(request.requestParams(), agent, "After"));
      return success();
    }
  }

  private static String guardMark(GuardrailRequestParams params, String agent, String guardrail) {
    return String.join(
        "|", String.valueOf(params.chatMemory().id()), agent, guardrail, "-", "scripted");
  }

  /** Asks once for both tools, then ends. */
  private record Script(String conversation) implements ChatModel {
    @Override
    public ChatRequestParameters defaultRequestParameters() {
      return DefaultChatRequestParameters.builder().modelName("scripted").build();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      boolean end =
          request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
      return ChatResponse.builder()
          .aiMessage(
              end
                  ? AiMessage.from("done")
                  : AiMessage.from(List.of(call("orders"), call("customers"))))
          .build();
    }

    private ToolExecutionRequest call(String tool) {
      return ToolExecutionRequest.builder()
          .id("call-" + tool + conversation)
          .name(tool)
          .arguments(Marks.GIVEN)
          .build();
    }
  }

  private record Streaming(Script script) implements StreamingChatModel {
    @Override
    public ChatRequestParameters defaultRequestParameters() {
      return script.defaultRequestParameters();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      new Thread(() -> handler.onCompleteResponse(script.doChat(request))).start();
    }
  }
}
