package com.example.shop;

import java.util.List;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.support.ToolCallbacks;
import org.springframework.ai.tool.annotation.Tool;

/** An application that carries out tool calls itself, without a chat client. */
public final class OwnLoop extends Scene {

  @Override
  void play() {
    Prompt prompt =
        new Prompt(
            "go",
            ToolCallingChatOptions.builder()
                .toolCallbacks(ToolCallbacks.from(new Tools()))
                .build());
    ToolCallingManager.builder()
        .build()
        .executeToolCalls(prompt, answer(List.of(toolCall("call-1", "orders", "{}"))));
    ToolCallbacks.from(new Tools())[0].call("{}");
  }

  public final class Tools {
    @Tool(description = "looks")
    public String orders() {
      look();
      return "seen";
    }
  }
}
