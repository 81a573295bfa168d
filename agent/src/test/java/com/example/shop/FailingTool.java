package com.example.shop;

import java.util.function.Function;
import org.springframework.ai.tool.function.FunctionToolCallback;

/** A tool of a function, which throws. */
public final class FailingTool extends Scene {

  @Override
  void play() {
    Function<Request, String> function =
        request -> {
          look();
          throw new IllegalStateException("no such order");
        };
    client(toolCall("call-1", "fail", "{}"))
        .prompt()
        .user("go")
        .tools(
            FunctionToolCallback.builder("fail", function)
                .description("fails")
                .inputType(Request.class)
                .build())
        .call()
        .content();
    look();
  }

  record Request(String id) {}
}
