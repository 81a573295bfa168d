package com.example.clerk;

import dev.langchain4j.agent.tool.Tool;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Eight tool calls on two threads; then both threads are looked at without a tool. */
public final class ConcurrentTools extends Stage {

  @Override
  void play() throws Exception {
    String[] calls = new String[8];
    Arrays.fill(calls, "see");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      service(Clerk.class, calls)
          .tools(new Tools())
          .executeToolsConcurrently(threads)
          .build()
          .work("c", "go");
      for (int i = 0; i < 4; i++) {
        threads.submit(this::look).get(10, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  final class Tools {
    @Tool("sees")
    String see() {
      look();
      return "seen";
    }
  }
}
