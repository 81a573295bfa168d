package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of servers of the Model Context Protocol's Java SDK, 1.1 to 2.1: the functions that
 * carry out what a client asks for. Immutable.
 *
 * <p>Handlers run under the note, whichever scheduler runs them, and so does what an asynchronous
 * handler does after it returned.
 */
public final class Mcp {

  private static final String ROOM = "mcp";
  private static final String ADVICE =
      "dev.sluice.agent.instrument.ai.advice.ExchangeHandlerAdvice";
  private static final String SERVER = "io.modelcontextprotocol.server.";
  private static final String FEATURES = SERVER + "McpServerFeatures$";
  private static final String STATELESS = SERVER + "McpStatelessServerFeatures$";
  private static final String SCHEMA = "io.modelcontextprotocol.spec.McpSchema$";
  private static final String TOOL = "ToolSpecification";
  private static final String RESOURCE = "ResourceSpecification";
  private static final String TEMPLATE = "ResourceTemplateSpecification";
  private static final String PROMPT = "PromptSpecification";
  private static final String COMPLETION = "CompletionSpecification";

  private Mcp() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        servers(),
        handlers(TOOL, "callHandler").needing(SCHEMA + "CallToolRequest", "name", "arguments"),
        handlers(RESOURCE, "readHandler"),
        handlers(TEMPLATE, "readHandler"),
        handlers(PROMPT, "promptHandler").needing(SCHEMA + "GetPromptRequest", "name", "arguments"),
        handlers(COMPLETION, "completionHandler"));
  }

  /** Nothing rings there: where there is a server, what keeps its handlers has to be there. */
  private static Doorbell servers() {
    Doorbell servers = Doorbell.ofClasses(ROOM, Set.of(SERVER + "McpServer"), List.of());
    for (String type : List.of(TOOL, RESOURCE, TEMPLATE, PROMPT, COMPLETION)) {
      for (String name : specifications(type)) {
        servers = servers.needing(name);
      }
    }
    return servers;
  }

  private static Doorbell handlers(String type, String accessor) {
    return Reactive.mono(
            Doorbell.ofClasses(
                ROOM,
                Set.copyOf(specifications(type)),
                List.of(new Ring(accessor, List.of(), ADVICE))))
        .needing(SERVER + "McpSyncServerExchange", "getClientInfo", "sessionId")
        .needing(SERVER + "McpAsyncServerExchange", "getClientInfo", "sessionId")
        .needing(SCHEMA + "Implementation", "name");
  }

  private static List<String> specifications(String type) {
    return List.of(
        FEATURES + "Sync" + type,
        FEATURES + "Async" + type,
        STATELESS + "Sync" + type,
        STATELESS + "Async" + type);
  }
}
