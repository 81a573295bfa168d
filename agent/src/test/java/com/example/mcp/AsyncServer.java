package com.example.mcp;

import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.util.List;
import reactor.core.publisher.Mono;

/** A server whose handler has returned before its work begins. */
public final class AsyncServer extends Server {

  @Override
  AutoCloseable start(StdioServerTransportProvider transport) {
    McpAsyncServer server =
        McpServer.async(transport)
            .serverInfo("orders", "1")
            .toolCall(
                tool(),
                (exchange, request) ->
                    Mono.fromCallable(
                        () -> {
                          look();
                          return found();
                        }))
            .build();
    return server::close;
  }

  @Override
  List<String> requests() {
    return List.of("\"tools/call\",\"params\":{\"name\":\"find\",\"arguments\":{}}");
  }
}
