package com.example.clerk;

import dev.langchain4j.agent.tool.Tool;

/** One tool, called once. */
public final class OneTool extends Stage {

  @Override
  void play() {
    service(Clerk.class, "look").tools(new Tools()).build().work("conversation-7", "go");
  }

  final class Tools {
    @Tool("looks")
    String look() {
      OneTool.this.look();
      return "seen";
    }
  }
}
