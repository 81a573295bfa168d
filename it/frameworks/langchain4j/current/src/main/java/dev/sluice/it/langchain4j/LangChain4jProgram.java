package dev.sluice.it.langchain4j;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolMemoryId;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.sluice.it.marks.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Conversations of AI services, answered at once and bit by bit, several at once. */
public final class LangChain4jProgram {

  private static final int CONVERSATIONS = 12;

  private final Marks marks;

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
    List<Marks.Work> all = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      String called = "called-" + i;
      String streamed = "streamed-" + i;
      all.add(() -> call(called));
      all.add(() -> stream(streamed));
    }
    marks.atOnce(all);
  }

  private void call(String conversation) {
    AiServices.builder(Clerk.class)
        .chatModel(new Script(conversation))
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(9).build())
        .tools(new Tools("Clerk"))
        .inputGuardrails(new Before("Clerk"))
        .outputGuardrails(new After("Clerk"))
        .executeToolsConcurrently()
        .build()
        .work(conversation, Marks.REQUEST);
  }

  private void stream(String conversation) throws Exception {
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
      return String.join(
          "|", conversation, agent, tool, "call-" + tool + "-" + conversation, "scripted");
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
