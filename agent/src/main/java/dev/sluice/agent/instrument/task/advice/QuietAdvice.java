package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what may run the work of others, or starts a thread that will. */
final class QuietAdvice {

  private QuietAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Tasks.quiet();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
