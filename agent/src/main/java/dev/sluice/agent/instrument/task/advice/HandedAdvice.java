package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code execute(Runnable)} of an executor that is not the JDK's. */
final class HandedAdvice {

  private HandedAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object executor,
      @Advice.Argument(value = 0, readOnly = false) @Nullable Runnable task) {
    task = Tasks.handed(executor, task);
    return Tasks.quietFor(executor, task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
