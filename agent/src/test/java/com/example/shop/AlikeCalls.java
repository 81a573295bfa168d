package com.example.shop;

import org.springframework.ai.tool.annotation.Tool;

/** The same tool called several times in one answer, twice with the same arguments. */
public final class AlikeCalls extends Scene {

  @Override
  void play() {
    client(
            toolCall("call-1", "find", "{\"id\":1}"),
            toolCall("call-2", "find", "{\"id\":2}"),
            toolCall("call-3", "find", "{\"id\":1}"))
        .prompt()
        .user("go")
        .tools(new Tools())
        .call()
        .content();
  }

  public final class Tools {
    @Tool(description = "looks")
    public String find(int id) {
      look();
      return "seen " + id;
    }
  }
}
