package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;

/** In the constructor of a delayed fork-join task: one of its two works is null. */
final class DelayedAdvice {

  private DelayedAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.Argument(value = 3, readOnly = false) Runnable action,
      @Advice.Argument(value = 4, readOnly = false) Callable<Object> work) {
    action = Tasks.runnable(action);
    work = Tasks.callable(work);
  }
}
