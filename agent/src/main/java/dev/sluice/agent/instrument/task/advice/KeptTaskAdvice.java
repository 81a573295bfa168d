package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code run()} of such a task: it works for who made it, and for nobody else. */
final class KeptTaskAdvice {

  private KeptTaskAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object task) {
    return Tasks.enterKept(task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
