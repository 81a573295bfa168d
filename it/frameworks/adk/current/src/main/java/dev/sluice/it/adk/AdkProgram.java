package dev.sluice.it.adk;

import com.google.adk.agents.LlmAgent;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.adk.tools.FunctionTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import dev.sluice.it.marks.Marks;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sessions of an agent whose tools block, or return what is done later; several at once. */
public final class AdkProgram {

  private static final int SESSIONS = 12;

  private static Marks marks;

  private AdkProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Marks all = new Marks()) {
      marks = all;
      converse();
    }
  }

  private static void converse() throws Exception {
    LlmAgent agent =
        LlmAgent.builder()
            .name("clerk")
            .description("finds things")
            .instruction("find")
            .model(new Script())
            .tools(
                FunctionTool.create(AdkProgram.class, "orders"),
                FunctionTool.create(AdkProgram.class, "customers"))
            .build();
    InMemoryRunner runner = new InMemoryRunner(agent, "shop");
    marks.atOnce(Collections.nCopies(SESSIONS, () -> session(runner)));
  }

  private static void session(InMemoryRunner runner) {
    Session session = runner.sessionService().createSession("shop", "ann").blockingGet();
    runner
        .runAsync("ann", session.id(), Content.fromParts(Part.fromText(Marks.REQUEST)))
        .blockingForEach(event -> {});
  }

  private static String mark(ToolContext context, String tool) {
    return String.join(
        "|", context.sessionId(), "clerk", tool, context.functionCallId().orElse("-"), "scripted");
  }

  /** Called by the framework: blocks. */
  public static Map<String, Object> orders(ToolContext toolContext) {
    marks.sendAround(mark(toolContext, "orders"));
    return Map.of("result", "seen");
  }

  /** Called by the framework: has returned before the work is done. */
  public static Single<Map<String, Object>> customers(ToolContext toolContext) {
    return Single.timer(1, TimeUnit.MILLISECONDS)
        .doOnSuccess(tick -> marks.send(mark(toolContext, "customers")))
        .observeOn(Schedulers.io())
        .map(
            tick -> {
              marks.sendAround(mark(toolContext, "customers"));
              return Map.of("result", "seen");
            });
  }
}
