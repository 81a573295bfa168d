package dev.sluice.it.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.sluice.it.marks.Marks;
import java.util.List;

/** A model that asks once for each tool that the user's message names, then ends. */
record Script(String conversation) implements ChatModel {

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return DefaultChatRequestParameters.builder().modelName("scripted").build();
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    return ChatResponse.builder()
        .aiMessage(
            messages.get(messages.size() - 1) instanceof UserMessage asked
                ? AiMessage.from(Marks.tools(asked.singleText()).stream().map(this::call).toList())
                : AiMessage.from("done"))
        .build();
  }

  private ToolExecutionRequest call(String tool) {
    return ToolExecutionRequest.builder()
        .id("call-" + tool + "-" + conversation)
        .name(tool)
        .arguments(Marks.GIVEN)
        .build();
  }
}
