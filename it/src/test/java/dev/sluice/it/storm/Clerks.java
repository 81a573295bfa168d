package dev.sluice.it.storm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Conversations of an AI service whose model asks once for each tool that there is, then ends. */
final class Clerks {

  /** Answers when it is done. */
  interface Clerk {
    String work(@MemoryId String conversation, @UserMessage String message);
  }

  /** Answers bit by bit, on threads of its model's client. */
  interface StreamingClerk {
    TokenStream work(@MemoryId String conversation, @UserMessage String message);
  }

  private final List<ToolExecutionRequest> requests = new ArrayList<>();
  private final Clerk clerk;
  private final StreamingClerk streaming;

  Clerks(Map<String, Ways.Way> ways) {
    Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
    ways.forEach(
        (name, way) -> {
          String tool = name.replace('-', '_');
          tools.put(
              ToolSpecification.builder().name(tool).description(name).build(),
              (request, conversation) -> run(way, name, conversation));
          requests.add(
              ToolExecutionRequest.builder().id("call-" + name).name(tool).arguments("{}").build());
        });
    clerk =
        AiServices.builder(Clerk.class)
            .chatModel(new Script())
            .chatMemoryProvider(
                id -> MessageWindowChatMemory.builder().id(id).maxMessages(99).build())
            .tools(tools)
            .build();
    streaming =
        AiServices.builder(StreamingClerk.class)
            .streamingChatModel(new StreamingScript())
            .chatMemoryProvider(
                id -> MessageWindowChatMemory.builder().id(id).maxMessages(99).build())
            .tools(tools)
            .build();
  }

  private static String run(Ways.Way way, String name, Object conversation) {
    try {
      way.go(conversation.toString());
      return "done";
    } catch (Exception failure) {
      System.out.println("FAILED " + conversation + " " + name + ": " + failure);
      failure.printStackTrace();
      throw new IllegalStateException(failure);
    }
  }

  /** Leads one conversation to its end. */
  void converse(String conversation) {
    clerk.work(conversation, "go");
  }

  /** The same, the tools being called on threads of the model's client. */
  void converseStreaming(String conversation) throws Exception {
    CompletableFuture<Object> end = new CompletableFuture<>();
    streaming
        .work(conversation, "go")
        .onPartialResponse(text -> {})
        .onCompleteResponse(end::complete)
        .onError(end::completeExceptionally)
        .start();
    end.get(2, TimeUnit.MINUTES);
  }

  private AiMessage answer(ChatRequest request) {
    return request.messages().get(request.messages().size() - 1)
            instanceof ToolExecutionResultMessage
        ? AiMessage.from("done")
        : AiMessage.from(requests);
  }

  private final class Script implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      return ChatResponse.builder().aiMessage(answer(request)).build();
    }
  }

  private final class StreamingScript implements StreamingChatModel {
    private final ExecutorService client =
        Executors.newFixedThreadPool(
            Pools.THREADS,
            work -> {
              Thread thread = new Thread(work, "client");
              thread.setDaemon(true);
              return thread;
            });

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      client.execute(
          () -> {
            handler.onPartialResponse("…");
            handler.onCompleteResponse(ChatResponse.builder().aiMessage(answer(request)).build());
          });
    }
  }
}
