package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of {@code remove(Runnable)} of a pool. */
final class RemoveAdvice {

  private RemoveAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Argument(0) @Nullable Object task, @Advice.Return boolean removed) {
    if (removed) {
      Tasks.dropped(task);
    }
  }
}
