package com.example.shop;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.tool.annotation.Tool;

/** A tool of a streamed answer: it is called on another thread. */
public final class StreamedTool extends Scene {

  @Override
  void play() {
    client(toolCall("call-1", "orders", "{}"))
        .prompt()
        .user("go")
        .tools(new Tools())
        .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, "conversation-8"))
        .stream()
        .content()
        .blockLast();
    look();
  }

  public final class Tools {
    @Tool(description = "looks")
    public String orders() {
      look();
      return "seen";
    }
  }
}
