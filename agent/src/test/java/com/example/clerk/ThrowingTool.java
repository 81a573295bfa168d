package com.example.clerk;

import dev.langchain4j.agent.tool.Tool;

/** A tool that throws. */
public final class ThrowingTool extends Stage {

  @Override
  void play() {
    service(Clerk.class, "fail").tools(new Tools()).build().work("c", "go");
  }

  final class Tools {
    @Tool("fails")
    String fail() {
      look();
      throw new IllegalStateException("on purpose");
    }
  }
}
