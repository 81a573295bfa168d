package dev.sluice.it.mcp;

import dev.sluice.it.marks.Marks;
import io.modelcontextprotocol.server.McpServer;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Servers that a client which names itself asks over pipes: one that blocks, one that does not. */
public final class McpProgram {

  private static final int CALLS = 10;

  private final Marks marks;

  private McpProgram(Marks marks) {
    this.marks = marks;
  }

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      McpProgram program = new McpProgram(marks);
      program.blocking();
      program.reactive();
    }
  }

  private static String mark(String session, String tool) {
    return session + "|admin|" + tool + "|-|-";
  }

  private void blocking() throws Exception {
    Pipes pipes = new Pipes("admin");
    var server =
        McpServer.sync(pipes.transport())
            .toolCall(
                Pipes.tool("find"),
                (exchange, request) -> {
                  marks.sendAround(mark(exchange.sessionId(), "find"));
                  return Pipes.done("done");
                })
            .build();
    for (int i = 0; i < CALLS; i++) {
      pipes.ask("find");
    }
    pipes.end();
    server.close();
    marks.send(Marks.NOBODY);
  }

  /** The handler returns at once; its work is done later, on threads of schedulers. */
  private void reactive() throws Exception {
    Pipes pipes = new Pipes("admin");
    var server =
        McpServer.async(pipes.transport())
            .toolCall(
                Pipes.tool("seek"),
                (exchange, request) ->
                    Mono.just(exchange.sessionId())
                        .delayElement(Duration.ofMillis(1))
                        .doOnNext(session -> marks.send(mark(session, "seek")))
                        .flatMap(
                            session ->
                                Mono.fromRunnable(() -> marks.sendAround(mark(session, "seek")))
                                    .subscribeOn(Schedulers.boundedElastic()))
                        .thenReturn(Pipes.done("done")))
            .build();
    for (int i = 0; i < CALLS; i++) {
      pipes.ask("seek");
    }
    pipes.end();
    server.close();
    marks.send(Marks.NOBODY);
  }
}
