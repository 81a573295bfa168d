package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code ToolService.compensateToolsActions(List)}: methods that undo tool calls, run
 * because a model's later call failed.
 */
final class CompensationAdvice {

  private CompensationAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Asker.enter(Asker.from(Asker.current()).kind("ai").build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
