package com.example.clerk;

import dev.langchain4j.agent.tool.Tool;

/** A tool that asks another service. */
public final class NestedService extends Stage {

  @Override
  void play() {
    service(Clerk.class, "ask").tools(new Outer()).build().work("c", "go");
  }

  final class Outer {
    @Tool("asks")
    String ask() {
      look();
      String answer = service(Expert.class, "look").tools(new Inner()).build().work("d", "go");
      look();
      return answer;
    }
  }

  final class Inner {
    @Tool("looks")
    String look() {
      NestedService.this.look();
      return "seen";
    }
  }
}
