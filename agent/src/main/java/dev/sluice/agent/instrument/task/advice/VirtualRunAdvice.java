package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the start of {@code VirtualThread.run(Runnable)}. */
final class VirtualRunAdvice {

  private VirtualRunAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Thread thread) {
    Tasks.running(thread);
  }
}
