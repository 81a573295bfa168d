package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the end of the constructors of a task that waits in a queue of a library's. */
final class KeptAdvice {

  private KeptAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.This Object task) {
    Tasks.kept(task);
  }
}
