package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of {@code beforeExecute(Thread, Runnable)} of a pool. */
final class BeforeExecuteAdvice {

  private BeforeExecuteAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(1) @Nullable Object task) {
    Tasks.begin(task);
  }
}
