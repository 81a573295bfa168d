package com.example.clerk;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.Tool;

/** A second tool fails, so the first is undone. */
public final class Compensation extends Stage {

  @Override
  void play() {
    service(Clerk.class, "act", "fail")
        .tools(new Tools())
        .compensateOnToolErrors(true)
        .build()
        .work("c", "go");
  }

  final class Tools {
    @Tool("acts")
    String act() {
      look();
      return "done";
    }

    @CompensateFor("act")
    void undo() {
      look();
    }

    @Tool("fails")
    String fail() {
      look();
      throw new IllegalStateException("on purpose");
    }
  }
}
