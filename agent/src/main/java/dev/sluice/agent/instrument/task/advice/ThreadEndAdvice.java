package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** In {@code Thread.exit()}: the thread ends. */
final class ThreadEndAdvice {

  private ThreadEndAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Thread thread) {
    Tasks.ended(thread);
  }
}
