package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code executeWithErrorHandling(ToolExecutionRequest, ToolExecutor, InvocationContext,
 * …)}: where every tool call of an AI service passes, also one whose executor is a lambda, and the
 * application's error handlers.
 */
final class ToolServiceAdvice {

  private ToolServiceAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object request, @Advice.Argument(2) @Nullable Object context) {
    return Asker.enter(
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
