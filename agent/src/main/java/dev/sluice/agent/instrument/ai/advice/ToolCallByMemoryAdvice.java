package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code execute(ToolExecutionRequest, Object memoryId)}, which knows the tool and the
 * conversation: an application's own tool executor, or one that the application calls itself. What
 * an outer call already told stands, as far as this one does not tell otherwise.
 */
final class ToolCallByMemoryAdvice {

  private ToolCallByMemoryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object request, @Advice.Argument(1) @Nullable Object memoryId) {
    return Asker.enterWithin(
        Asker.from(null)
            .kind("ai")
            .tool(ForeignValue.text(request, "name"), ForeignValue.text(request, "id"))
            .conversation(ForeignValue.text(memoryId))
            .arguments(Words.of(ForeignValue.of(request, "arguments")))
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
