package dev.sluice.it.adk;

import com.google.adk.agents.LlmAgent;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.ToolContext;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.Part;
import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import dev.sluice.it.talk.Named;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A session of an agent whose tools work on a thread of a scheduler. */
public final class Adk implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) {
    LlmAgent agent =
        LlmAgent.builder()
            .name("clerk")
            .description("finds things")
            .instruction("find")
            .model(new Script(name))
            .tools(
                tools.entrySet().stream()
                    .map(each -> new Tool(each.getKey(), each.getValue()))
                    .toList())
            .build();
    InMemoryRunner runner = new InMemoryRunner(agent, "shop");
    runner.sessionService().createSession("shop", "ann", Map.of(), name).blockingGet();
    return new Named(
        name,
        tool ->
            runner
                .runAsync("ann", name, Content.fromParts(Part.fromText(tool)))
                .blockingForEach(event -> {}),
        List.of(Schedulers.io()::scheduleDirect));
  }

  private static final class Tool extends BaseTool {
    private final Supplier<String> work;

    Tool(String name, Supplier<String> work) {
      super(name, name);
      this.work = work;
    }

    @Override
    public Optional<FunctionDeclaration> declaration() {
      return Optional.of(FunctionDeclaration.builder().name(name()).build());
    }

    @Override
    public Single<Map<String, Object>> runAsync(
        Map<String, Object> arguments, ToolContext toolContext) {
      return Single.fromCallable(() -> Map.<String, Object>of("result", work.get()))
          .subscribeOn(Schedulers.io());
    }
  }
}
