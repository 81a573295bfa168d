package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code executeWithContext(ToolExecutionRequest, InvocationContext)}: a tool runs because a
 * model asked for it. The context is made anew for each call of an AI service and tells the same on
 * whichever thread the tool runs. Who calls it may be a tool itself.
 */
final class ToolCallAdvice {

  private ToolCallAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object request, @Advice.Argument(1) @Nullable Object context) {
    return Asker.enterWithin(
        Asker.from(null)
            .kind("ai")
            .agent(ForeignValue.simpleName(ForeignValue.text(context, "interfaceName")))
            .tool(ForeignValue.text(request, "name"), ForeignValue.text(request, "id"))
            .model(
                ForeignValue.text(
                    ForeignValue.of(context, "defaultRequestParameters"), "modelName"))
            .conversation(ForeignValue.text(context, "chatMemoryId"))
            .purpose(Words.ofMessage(ForeignValue.of(context, "userMessage"), "singleText"))
            .arguments(Words.of(ForeignValue.of(request, "arguments")))
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
