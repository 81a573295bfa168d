package com.example.shop;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.tool.annotation.Tool;

/** One tool of a method, called once, in a conversation. */
public final class OneTool extends Scene {

  @Override
  void play() {
    client(toolCall("call-1", "orders", "{}"))
        .prompt()
        .user("go")
        .tools(new Tools())
        .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, "conversation-7"))
        .call()
        .content();
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
