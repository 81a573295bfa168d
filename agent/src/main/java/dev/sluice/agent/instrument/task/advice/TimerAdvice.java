package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of {@code Timer.sched(TimerTask, long, long)}. */
final class TimerAdvice {

  private TimerAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) @Nullable Object task, @Advice.Argument(2) long period) {
    Tasks.scheduled(task, period);
  }
}
