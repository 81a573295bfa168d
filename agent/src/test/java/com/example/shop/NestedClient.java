package com.example.shop;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.tool.annotation.Tool;

/** A tool that asks another client. */
public final class NestedClient extends Scene {

  @Override
  void play() {
    client(toolCall("call-1", "ask", "{}"))
        .prompt()
        .user("go")
        .tools(new Outer())
        .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, "outer"))
        .call()
        .content();
  }

  public final class Outer {
    @Tool(description = "asks")
    public String ask() {
      look();
      String answer =
          client(toolCall("call-9", "find", "{}"))
              .prompt()
              .user("go")
              .tools(new Inner())
              .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, "inner"))
              .call()
              .content();
      look();
      return answer;
    }
  }

  public final class Inner {
    @Tool(description = "looks")
    public String find() {
      look();
      return "seen";
    }
  }
}
