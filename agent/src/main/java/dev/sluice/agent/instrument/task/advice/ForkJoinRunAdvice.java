package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code ForkJoinTask.doExec()}: the task runs, on whichever thread. */
final class ForkJoinRunAdvice {

  private ForkJoinRunAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object task) {
    return Tasks.enter(task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
