package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the start of {@code VirtualThread.start}. */
final class VirtualStartAdvice {

  private VirtualStartAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Thread thread) {
    Tasks.startingVirtual(thread);
  }
}
