package com.example.clerk;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Map;

/** A tool whose executor is a lambda, which no agent can weave into. */
public final class LambdaTool extends Stage {

  @Override
  void play() {
    ToolSpecification tool = ToolSpecification.builder().name("lambda").build();
    ToolExecutor executor =
        (request, memoryId) -> {
          look();
          return "seen";
        };
    service(Clerk.class, "lambda").tools(Map.of(tool, executor)).build().work("c", "go");
  }
}
