package com.example.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** A server with a tool and a resource, whose handlers block. */
public final class OrdersServer extends Server {

  @Override
  AutoCloseable start(StdioServerTransportProvider transport) {
    McpSyncServer server =
        McpServer.sync(transport)
            .serverInfo("orders", "1")
            .toolCall(
                tool(),
                (exchange, request) -> {
                  look();
                  return found();
                })
            .resources(
                new SyncResourceSpecification(
                    McpSchema.Resource.builder("orders://1", "order").build(),
                    (exchange, request) -> {
                      look();
                      return new McpSchema.ReadResourceResult(List.of(), Map.of());
                    }))
            .build();
    return server::close;
  }

  @Override
  List<String> requests() {
    return List.of(
        "\"tools/call\",\"params\":{\"name\":\"find\",\"arguments\":{\"status\":\"open\"}}",
        "\"resources/read\",\"params\":{\"uri\":\"orders://1\"}");
  }
}
