package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the start of {@code ForkJoinTask.fork()}. */
final class ForkAdvice {

  private ForkAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Object task) {
    Tasks.forked(task);
  }
}
