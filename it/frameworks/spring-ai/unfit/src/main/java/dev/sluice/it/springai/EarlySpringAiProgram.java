package dev.sluice.it.springai;

import dev.sluice.it.marks.Marks;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.annotation.Tool;

/** Conversations of chat clients with a milestone before the first release, one after another. */
public final class EarlySpringAiProgram {

  private static final int CONVERSATIONS = 8;

  private final Marks marks;

  private EarlySpringAiProgram(Marks marks) {
    this.marks = marks;
  }

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      for (int i = 0; i < CONVERSATIONS; i++) {
        new EarlySpringAiProgram(marks).converse("early-" + i);
        marks.send(Marks.NOBODY);
      }
    }
  }

  private void converse(String conversation) {
    ChatClient.create(new Script(conversation))
        .prompt()
        .user(Marks.REQUEST)
        .tools(new Tools())
        .toolContext(Map.of("conversation", conversation))
        .advisors(spec -> spec.param("chat_memory_conversation_id", conversation))
        .call()
        .content();
  }

  /** What the model may call. */
  public final class Tools {
    /** Called by the framework. */
    @Tool(description = "finds orders")
    public String orders(ToolContext context) {
      Object conversation = context.getContext().get("conversation");
      marks.sendAround(conversation + "|-|orders|call-orders-" + conversation + "|scripted");
      return "seen";
    }
  }

  /** Asks once for the tool, then ends; the models of that line carry tool calls out themselves. */
  private record Script(String conversation) implements ChatModel {
    @Override
    public ChatResponse call(Prompt prompt) {
      boolean end =
          prompt.getInstructions().stream()
              .anyMatch(message -> message.getMessageType() == MessageType.TOOL);
      ChatResponse answer = answer(end ? List.of() : List.of(orders()));
      if (end) {
        return answer;
      }
      List<Message> history =
          ToolCallingManager.builder()
              .build()
              .executeToolCalls(prompt, answer)
              .conversationHistory();
      return call(new Prompt(history, prompt.getOptions()));
    }

    private ToolCall orders() {
      return new ToolCall("call-orders-" + conversation, "function", "orders", Marks.GIVEN);
    }

    private static ChatResponse answer(List<ToolCall> calls) {
      return new ChatResponse(
          List.of(new Generation(new AssistantMessage("done", Map.of(), calls))),
          ChatResponseMetadata.builder().model("scripted").build());
    }

    @Override
    public ChatOptions getDefaultOptions() {
      return ToolCallingChatOptions.builder().model("scripted").build();
    }
  }
}
