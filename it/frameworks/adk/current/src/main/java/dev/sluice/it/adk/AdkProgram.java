package dev.sluice.it.adk;

import com.google.adk.agents.LlmAgent;
import com.google.adk.models.BaseLlm;
import com.google.adk.models.BaseLlmConnection;
import com.google.adk.models.LlmRequest;
import com.google.adk.models.LlmResponse;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.adk.tools.FunctionTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.Part;
import dev.sluice.it.marks.Marks;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sessions of an agent whose tools block, or return what is done later; several at once. */
public final class AdkProgram {

  private static final int SESSIONS = 12;

  private static final Map<String, Object> GIVEN = Map.of("contact", "ada@lovelace.example");

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
    ExecutorService drivers = Executors.newFixedThreadPool(4);
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      all.add(() -> session(runner));
    }
    for (Future<Void> each : drivers.invokeAll(all)) {
      each.get();
    }
    drivers.shutdown();
  }

  private static Void session(InMemoryRunner runner) {
    Session session = runner.sessionService().createSession("shop", "ann").blockingGet();
    runner
        .runAsync("ann", session.id(), Content.fromParts(Part.fromText(Marks.REQUEST)))
        .blockingForEach(event -> {});
    marks.send(Marks.NOBODY);
    return null;
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

  /** Asks once for both tools, then ends. */
  private static final class Script extends BaseLlm {
    Script() {
      super("scripted");
    }

    @Override
    public Flowable<LlmResponse> generateContent(LlmRequest request, boolean stream) {
      boolean end =
          request.contents().stream()
              .flatMap(content -> content.parts().orElse(List.of()).stream())
              .anyMatch(part -> part.functionResponse().isPresent());
      Content answer =
          end
              ? Content.builder().role("model").parts(Part.fromText("done")).build()
              : Content.builder().role("model").parts(call("orders"), call("customers")).build();
      return Flowable.just(LlmResponse.builder().content(answer).modelVersion("scripted").build());
    }

    private static Part call(String tool) {
      return Part.builder()
          .functionCall(FunctionCall.builder().name(tool).args(GIVEN).build())
          .build();
    }

    @Override
    public BaseLlmConnection connect(LlmRequest request) {
      throw new UnsupportedOperationException("no live connection");
    }
  }
}
