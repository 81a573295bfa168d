package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of {@code VirtualThread.start}. */
final class VirtualStartAdvice {

  private VirtualStartAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.This Thread thread,
      @Advice.Argument(value = 0, optional = true) @Nullable Object container) {
    Tasks.startingVirtual(thread, container);
  }
}
