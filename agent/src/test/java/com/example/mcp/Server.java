package com.example.mcp;

import dev.sluice.bootstrap.Asker;
import io.modelcontextprotocol.json.McpJsonDefaults;
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

/** A server that a client which names itself asks for things over a pipe. */
abstract class Server implements Callable<List<Asker>> {

  private final List<Asker> seen = Collections.synchronizedList(new ArrayList<>());

  /** Takes down who asks at this moment. */
  final void look() {
    seen.add(Asker.current());
  }

  /** Starts it; what ends it. */
  abstract AutoCloseable start(StdioServerTransportProvider transport);

  /** What the client asks for, as method and parameters. */
  abstract List<String> requests();

  @Override
  public final List<Asker> call() throws Exception {
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    PipedInputStream toClient = new PipedInputStream(1 << 16);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    StdioServerTransportProvider transport =
        new StdioServerTransportProvider(McpJsonDefaults.getMapper(), toServer, fromServer);
    try (AutoCloseable server = start(transport);
        PrintStream out = new PrintStream(fromClient, true, StandardCharsets.UTF_8);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(toClient, StandardCharsets.UTF_8))) {
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
              + "\"2024-11-05\",\"capabilities\":{},\"clientInfo\":{\"name\":\"admin\","
              + "\"version\":\"1\"}}}");
      in.readLine();
      out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      int id = 2;
      for (String request : requests()) {
        out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id++ + ",\"method\":" + request + "}");
        in.readLine();
      }
    }
    return seen;
  }

  static McpSchema.CallToolResult found() {
    return McpSchema.CallToolResult.builder().addTextContent("found").build();
  }

  static McpSchema.Tool tool() {
    return McpSchema.Tool.builder("find", Map.of("type", "object")).description("finds").build();
  }
}
