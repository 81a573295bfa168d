package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Google's Agent Development Kit, 1.6 to 1.8: where the function calls of a
 * model's answer are carried out, and where a tool runs. Immutable.
 *
 * <p>Both return reactive values of RxJava, which do their work when they are subscribed to: the
 * note is in place then.
 */
public final class Adk {

  private static final String ROOM = "adk";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String MAP = "java.util.Map";
  private static final String CONTEXT = "com.google.adk.tools.ToolContext";

  private Adk() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(flow(), tools(), liveTools());
  }

  private static Doorbell flow() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("com.google.adk.flows.llmflows.Functions"),
        List.of(
            Ring.any("handleFunctionCalls", ADVICE + "AdkCallsAdvice"),
            Ring.any("handleFunctionCallsLive", ADVICE + "AdkCallsAdvice")));
  }

  private static Doorbell tools() {
    return new Doorbell(
        ROOM,
        Set.of(),
        Set.of("com.google.adk.tools.BaseTool"),
        List.of(new Ring("runAsync", List.of(MAP, CONTEXT), ADVICE + "AdkToolAdvice")));
  }

  private static Doorbell liveTools() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("com.google.adk.tools.FunctionTool"),
        List.of(Ring.any("callLive", ADVICE + "AdkToolAdvice")));
  }
}
