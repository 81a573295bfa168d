package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ToolCalls;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code ToolCallback.call(String)} and {@code call(String, ToolContext)}: a tool runs
 * because a model asked for it. One overload calls the other, and callbacks wrap callbacks: the id
 * of the call is taken by the outermost.
 */
final class SpringToolAdvice {

  private SpringToolAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object self, @Advice.Argument(0) @Nullable String arguments) {
    return Asker.enter(ToolCalls.atWork(self, arguments));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
