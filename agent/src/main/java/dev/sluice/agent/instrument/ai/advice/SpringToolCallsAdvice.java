package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.ToolCalls;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code executeToolCalls(Prompt, ChatResponse)}: what a model asked for is carried out. The
 * conversation stays that of the chain around it.
 */
final class SpringToolCallsAdvice {

  private SpringToolCallsAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object prompt, @Advice.Argument(1) @Nullable Object response) {
    String model = ForeignValue.text(ForeignValue.of(response, "getMetadata"), "getModel");
    return Asker.enter(
        Asker.from(Asker.current())
            .kind("ai")
            .tool(null, null)
            .model(
                model == null
                    ? ForeignValue.text(ForeignValue.of(prompt, "getOptions"), "getModel")
                    : model)
            .origin(null, null)
            .purpose(Words.ofMessage(ForeignValue.of(prompt, "getUserMessage"), "getText"))
            .calls(ToolCalls.of(prompt, response))
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
