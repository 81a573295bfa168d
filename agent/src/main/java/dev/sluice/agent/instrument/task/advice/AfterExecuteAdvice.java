package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of {@code afterExecute(Runnable, Throwable)} of a pool. */
final class AfterExecuteAdvice {

  private AfterExecuteAdvice() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Argument(0) @Nullable Object task) {
    Tasks.end(task);
  }
}
