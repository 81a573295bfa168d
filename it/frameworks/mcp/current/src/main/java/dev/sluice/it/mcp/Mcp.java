package dev.sluice.it.mcp;

import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import io.modelcontextprotocol.server.McpServer;
import java.util.Map;
import java.util.function.Supplier;

/** A server whose handlers block. */
public final class Mcp implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) throws Exception {
    Session session = new Session();
    var server = McpServer.sync(session.pipes().transport());
    for (Map.Entry<String, Supplier<String>> each : tools.entrySet()) {
      server.toolCall(
          Pipes.tool(each.getKey()),
          (exchange, request) -> {
            session.name(exchange.sessionId());
            return Pipes.done(each.getValue().get());
          });
    }
    session.end(server.build()::close);
    return session;
  }
}
