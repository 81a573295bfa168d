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
  private static final String GOOGLE = "com.google.adk.";
  private static final String CONTEXT = GOOGLE + "tools.ToolContext";
  private static final String FUNCTIONS = GOOGLE + "flows.llmflows.Functions";
  private static final String TOOL = GOOGLE + "tools.BaseTool";
  private static final String FUNCTION_TOOL = GOOGLE + "tools.FunctionTool";

  private Adk() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(runners(), flow(), tools(), liveTools());
  }

  /** Nothing rings there: where agents are run, what carries out their calls has to be there. */
  private static Doorbell runners() {
    return Doorbell.ofClasses(ROOM, Set.of(GOOGLE + "runner.Runner"), List.of())
        .needing(FUNCTIONS)
        .needing(TOOL)
        .needing(FUNCTION_TOOL);
  }

  private static Doorbell flow() {
    String type = "com.google.genai.types.";
    return Reactive.maybe(
            Doorbell.ofClasses(
                ROOM,
                Set.of(FUNCTIONS),
                List.of(
                    Ring.any("handleFunctionCalls", ADVICE + "AdkCallsAdvice"),
                    Ring.any("handleFunctionCallsLive", ADVICE + "AdkCallsAdvice"))))
        .needing(GOOGLE + "agents.InvocationContext", "agent", "session", "userContent")
        .needing(GOOGLE + "agents.BaseAgent", "name")
        .needing(GOOGLE + "agents.LlmAgent", "model")
        .needing(GOOGLE + "models.Model", "modelName")
        .needing(GOOGLE + "sessions.Session", "id")
        .needing(GOOGLE + "events.Event", "modelVersion", "functionCalls")
        .needing(type + "Content", "text")
        .needing(type + "FunctionCall", "id", "name");
  }

  private static Doorbell tools() {
    return Reactive.single(
            new Doorbell(
                ROOM,
                Set.of(),
                Set.of(TOOL),
                List.of(new Ring("runAsync", List.of(MAP, CONTEXT), ADVICE + "AdkToolAdvice"))))
        .needing(TOOL, "name")
        .needing(CONTEXT, "functionCallId", "agentName", "sessionId");
  }

  private static Doorbell liveTools() {
    return Reactive.flowable(
        Doorbell.ofClasses(
            ROOM, Set.of(FUNCTION_TOOL), List.of(Ring.any("callLive", ADVICE + "AdkToolAdvice"))));
  }
}
