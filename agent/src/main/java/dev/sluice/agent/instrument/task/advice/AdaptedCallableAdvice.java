package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;

/** In a constructor of a fork-join task whose first argument is a {@code Callable}. */
final class AdaptedCallableAdvice {

  private AdaptedCallableAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 0, readOnly = false) Callable<Object> work) {
    work = Tasks.callable(work);
  }
}
