package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;

/** At the end of the constructors of {@code FutureTask}. */
final class FutureTaskAdvice {

  private FutureTaskAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.This Object self,
      @Advice.FieldValue(value = "callable", readOnly = false) Callable<Object> callable) {
    callable = Tasks.made(self, callable);
  }
}
