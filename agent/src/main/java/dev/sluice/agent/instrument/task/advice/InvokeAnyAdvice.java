package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;

/** In the constructor of a fork-join task whose second argument is a {@code Callable}. */
final class InvokeAnyAdvice {

  private InvokeAnyAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 1, readOnly = false) Callable<Object> work) {
    work = Tasks.callable(work);
  }
}
