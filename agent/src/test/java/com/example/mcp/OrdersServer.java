package com.example.mcp;

import dev.sluice.bootstrap.Asker;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A server with a tool and a resource; a client that names itself asks for both over a pipe. */
public final class OrdersServer implements Callable<List<Asker>> {

  private final List<Asker> seen = Collections.synchronizedList(new ArrayList<>());

  @Override
  public List<Asker> call() throws Exception {
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    PipedInputStream toClient = new PipedInputStream(1 << 16);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    McpSyncServer server =
        McpServer.sync(
                new StdioServerTransportProvider(McpJsonDefaults.getMapper(), toServer, fromServer))
            .serverInfo("orders", "1")
            .toolCall(tool(), (exchange, request) -> looked(request.name()))
            .resources(
                new SyncResourceSpecification(
                    McpSchema.Resource.builder("orders://1", "order").build(),
                    (exchange, request) -> {
                      seen.add(Asker.current());
                      return new McpSchema.ReadResourceResult(List.of(), Map.of());
                    }))
            .build();
    try (PrintStream out = new PrintStream(fromClient, true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(toClient, StandardCharsets.UTF_8))) {
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
              + "\"2024-11-05\",\"capabilities\":{},\"clientInfo\":{\"name\":\"admin\","
              + "\"version\":\"1\"}}}");
      in.readLine();
      out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"find\","
              + "\"arguments\":{}}}");
      in.readLine();
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"resources/read\",\"params\":{\"uri\":"
              + "\"orders://1\"}}");
      in.readLine();
    } finally {
      server.close();
    }
    return seen;
  }

  private McpSchema.CallToolResult looked(String name) {
    seen.add(Asker.current());
    return McpSchema.CallToolResult.builder().addTextContent(name).build();
  }

  private static McpSchema.Tool tool() {
    return McpSchema.Tool.builder("find", Map.of("type", "object")).description("finds").build();
  }
}
