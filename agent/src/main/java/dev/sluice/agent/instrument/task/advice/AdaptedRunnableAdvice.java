package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** In a constructor of a fork-join task whose first argument is a {@code Runnable}. */
final class AdaptedRunnableAdvice {

  private AdaptedRunnableAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable work) {
    work = Tasks.runnable(work);
  }
}
