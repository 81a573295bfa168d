package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around a method that runs its first argument, a task. */
final class RunTaskAdvice {

  private RunTaskAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object task) {
    return task == null ? null : Tasks.enter(task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
