package com.example.shop;

import dev.sluice.bootstrap.Asker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import reactor.core.publisher.Flux;

/**
 * A scene with a chat client: its model asks once for tools, then ends. What {@link #look} saw is
 * the scene's outcome.
 */
abstract class Scene implements Callable<List<Asker>> {

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

  static ToolCall toolCall(String id, String name, String arguments) {
    return new ToolCall(id, "function", name, arguments);
  }

  static ChatClient client(ToolCall... calls) {
    return ChatClient.create(new Script(List.of(calls)));
  }

  static ChatResponse answer(List<ToolCall> calls) {
    AssistantMessage message =
        AssistantMessage.builder().content(calls.isEmpty() ? "done" : "").toolCalls(calls).build();
    return new ChatResponse(
        List.of(new Generation(message)), ChatResponseMetadata.builder().model("scripted").build());
  }

  private record Script(List<ToolCall> calls) implements ChatModel {

    @Override
    public ChatResponse call(Prompt prompt) {
      boolean end =
          calls.isEmpty()
              || prompt.getInstructions().stream()
                  .anyMatch(message -> message.getMessageType() == MessageType.TOOL);
      return answer(end ? List.of() : calls);
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
      return Flux.defer(() -> Flux.just(call(prompt)));
    }

    @Override
    public ChatOptions getOptions() {
      return ToolCallingChatOptions.builder().model("scripted").build();
    }
  }
}
