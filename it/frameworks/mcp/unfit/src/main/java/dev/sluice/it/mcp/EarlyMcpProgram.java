package dev.sluice.it.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.marks.Marks;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server of the time before the first release, which a client asks over pipes. */
public final class EarlyMcpProgram {

  private static final int CALLS = 8;

  private final PipedInputStream toServer = new PipedInputStream(1 << 16);
  private final PipedInputStream toClient = new PipedInputStream(1 << 16);
  private final PrintStream out;
  private final PipedOutputStream fromServer;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(toClient, StandardCharsets.UTF_8));

  private EarlyMcpProgram() throws Exception {
    out = new PrintStream(new PipedOutputStream(toServer), true, StandardCharsets.UTF_8);
    fromServer = new PipedOutputStream(toClient);
  }

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      new EarlyMcpProgram().serve(marks);
    }
  }

  private void serve(Marks marks) throws Exception {
    var server =
        McpServer.sync(new StdioServerTransportProvider(new ObjectMapper(), toServer, fromServer))
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .tool(
                new McpSchema.Tool("find", "finds", "{\"type\":\"object\"}"),
                (exchange, given) -> {
                  marks.sendAround("-|admin|find|-|-");
                  return new McpSchema.CallToolResult(
                      List.<McpSchema.Content>of(new McpSchema.TextContent("done")), false);
                })
            .build();
    ask(
        "\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"admin\",\"version\":\"1\"}}");
    out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    for (int i = 1; i <= CALLS; i++) {
      ask(
          "\"id\":"
              + i
              + ",\"method\":\"tools/call\",\"params\":{\"name\":\"find\",\"arguments\":"
              + Marks.GIVEN
              + "}");
    }
    out.close();
    server.close();
    marks.send(Marks.NOBODY);
  }

  private void ask(String rest) throws Exception {
    out.println("{\"jsonrpc\":\"2.0\"," + rest + "}");
    String answer = in.readLine();
    if (answer == null || !answer.contains("\"result\"")) {
      throw new IllegalStateException(answer);
    }
  }
}
