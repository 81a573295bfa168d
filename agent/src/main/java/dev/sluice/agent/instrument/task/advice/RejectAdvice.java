package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of {@code reject(Runnable)}: the pool will not run it; its caller may. */
final class RejectAdvice {

  private RejectAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) @Nullable Object task) {
    Tasks.dropped(task);
  }
}
