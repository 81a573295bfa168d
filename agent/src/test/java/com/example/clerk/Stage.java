package com.example.clerk;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.sluice.bootstrap.Asker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A scene with an AI service: its model asks once for tools, then ends. What {@link #look} saw is
 * the scene's outcome.
 */
abstract class Stage implements Callable<List<Asker>> {

  /** The service of most scenes. */
  interface Clerk {
    String work(@MemoryId String conversation, @UserMessage String message);
  }

  /** A service behind a tool of the other. */
  interface Expert {
    String work(@MemoryId String conversation, @UserMessage String message);
  }

  private final List<Asker> seen = Collections.synchronizedList(new ArrayList<>());

  /** Takes down who asks at this moment. */
  final void look() {
    seen.add(Asker.current());
  }

  @Override
  public final List<Asker> call() throws Exception {
    play();
    return seen;
  }

  /** The scene. */
  abstract void play() throws Exception;

  /** A service whose model asks for these tools, all in one message. */
  static <T> AiServices<T> service(Class<T> type, String... tools) {
    return AiServices.builder(type)
        .chatModel(new Script(tools))
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(50).build());
  }

  private static final class Script implements ChatModel {
    private final List<ToolExecutionRequest> requests;

    Script(String... tools) {
      requests =
          IntStream.range(0, tools.length)
              .mapToObj(
                  i ->
                      ToolExecutionRequest.builder()
                          .id("call-" + (i + 1))
                          .name(tools[i])
                          .arguments("{}")
                          .build())
              .toList();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      boolean end =
          requests.isEmpty()
              || request.messages().get(request.messages().size() - 1)
                  instanceof ToolExecutionResultMessage;
      AiMessage answer = end ? AiMessage.from("done") : AiMessage.from(requests);
      return ChatResponse.builder().aiMessage(answer).build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
      return DefaultChatRequestParameters.builder().modelName("scripted").build();
    }
  }
}
