package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the end of {@code drainQueue()} of a pool. */
final class DrainAdvice {

  private DrainAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Return @Nullable List<Runnable> tasks) {
    Tasks.dropped(tasks);
  }
}
