package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of servers of the Model Context Protocol's Java SDK, 1.0 to 2.1: the functions that
 * carry out what a client asks for. Immutable.
 *
 * <p>Handlers that block run under the note, whichever scheduler runs them. What an asynchronous
 * handler does after it returned runs without.
 */
public final class Mcp {

  private static final String ROOM = "mcp";
  private static final String ADVICE =
      "dev.sluice.agent.instrument.ai.advice.ExchangeHandlerAdvice";
  private static final String FEATURES = "io.modelcontextprotocol.server.McpServerFeatures$";
  private static final String STATELESS =
      "io.modelcontextprotocol.server.McpStatelessServerFeatures$";

  private Mcp() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        handlers("ToolSpecification", "callHandler"),
        handlers("ResourceSpecification", "readHandler"),
        handlers("ResourceTemplateSpecification", "readHandler"),
        handlers("PromptSpecification", "promptHandler"),
        handlers("CompletionSpecification", "completionHandler"));
  }

  private static Doorbell handlers(String type, String accessor) {
    return Doorbell.ofClasses(
        ROOM,
        Set.of(
            FEATURES + "Sync" + type,
            FEATURES + "Async" + type,
            STATELESS + "Sync" + type,
            STATELESS + "Async" + type),
        List.of(new Ring(accessor, List.of(), ADVICE)));
  }
}
