package com.example.clerk;

import dev.langchain4j.agent.tool.Tool;

/** A tool whose result looks around when it becomes text. */
public final class LazyResult extends Stage {

  @Override
  void play() {
    service(Clerk.class, "lazy").tools(new Tools()).build().work("c", "go");
  }

  /** What the tool returns. */
  public final class Lazy {
    /** Read by the JSON writer. */
    public String getText() {
      look();
      return "late";
    }
  }

  final class Tools {
    @Tool("is lazy")
    Lazy lazy() {
      return new Lazy();
    }
  }
}
