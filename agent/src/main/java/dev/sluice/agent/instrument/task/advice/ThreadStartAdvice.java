package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the start of {@code Thread.start}. */
final class ThreadStartAdvice {

  private ThreadStartAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Thread thread) {
    Tasks.starting(thread);
  }
}
