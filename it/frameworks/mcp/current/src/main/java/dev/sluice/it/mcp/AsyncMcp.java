package dev.sluice.it.mcp;

import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import io.modelcontextprotocol.server.McpServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A server whose handlers have returned before the work is done. */
public final class AsyncMcp implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) throws Exception {
    Session session = new Session();
    var server = McpServer.async(session.pipes().transport());
    for (Map.Entry<String, Supplier<String>> each : tools.entrySet()) {
      server.toolCall(
          Pipes.tool(each.getKey()),
          (exchange, request) ->
              Mono.just(exchange.sessionId())
                  .doOnNext(session::name)
                  .delayElement(Duration.ofMillis(1))
                  .publishOn(Schedulers.boundedElastic())
                  .map(id -> Pipes.done(each.getValue().get())));
    }
    session.end(server.build()::close);
    return session;
  }
}
