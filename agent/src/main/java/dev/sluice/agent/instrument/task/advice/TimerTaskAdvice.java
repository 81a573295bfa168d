package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code run()} of a {@code TimerTask}. */
final class TimerTaskAdvice {

  private TimerTaskAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object task) {
    return Tasks.tick(task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
