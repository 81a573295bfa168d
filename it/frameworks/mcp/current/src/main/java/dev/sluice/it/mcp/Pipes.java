package dev.sluice.it.mcp;

import dev.sluice.it.marks.Marks;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/** A client of a server in the same JVM, which says itself what it is called. */
final class Pipes {

  private static final McpJsonMapper JSON = mapper();

  private final PipedInputStream toServer = new PipedInputStream(1 << 16);
  private final PipedInputStream toClient = new PipedInputStream(1 << 16);
  private final PrintStream out;
  private final PipedOutputStream fromServer;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(toClient, StandardCharsets.UTF_8));
  private final String name;
  private int asked;

  Pipes(String name) throws Exception {
    this.name = name;
    out = new PrintStream(new PipedOutputStream(toServer), true, StandardCharsets.UTF_8);
    fromServer = new PipedOutputStream(toClient);
  }

  /** Where each line keeps it. */
  private static McpJsonMapper mapper() {
    try {
      Method found;
      try {
        found =
            Class.forName("io.modelcontextprotocol.json.McpJsonDefaults").getMethod("getMapper");
      } catch (ClassNotFoundException older) {
        found = McpJsonMapper.class.getMethod("getDefault");
      }
      return (McpJsonMapper) found.invoke(null);
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException(other);
    }
  }

  static McpSchema.Tool tool(String name) throws Exception {
    return JSON.readValue(
        "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}", McpSchema.Tool.class);
  }

  static McpSchema.CallToolResult done(String text) {
    return McpSchema.CallToolResult.builder().addTextContent(text).build();
  }

  StdioServerTransportProvider transport() {
    return new StdioServerTransportProvider(JSON, toServer, fromServer);
  }

  /** Has that tool called; the answer as the protocol has it. */
  String ask(String tool) throws Exception {
    if (asked++ == 0) {
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
              + "\"2024-11-05\",\"capabilities\":{},\"clientInfo\":{\"name\":\""
              + name
              + "\",\"version\":\"1\"}}}");
      in.readLine();
      out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }
    out.println(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + asked
            + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
            + tool
            + "\",\"arguments\":"
            + Marks.GIVEN
            + "}}");
    String answer = in.readLine();
    if (answer == null || !answer.contains("\"result\"")) {
      throw new IllegalStateException(answer);
    }
    return answer;
  }

  void end() {
    out.close();
  }
}
