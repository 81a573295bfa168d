package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code Runnable}. */
final class StageRunnableAdvice {

  private StageRunnableAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.FieldValue(value = "fn", readOnly = false) Runnable fn) {
    fn = Tasks.runnable(fn);
  }
}
