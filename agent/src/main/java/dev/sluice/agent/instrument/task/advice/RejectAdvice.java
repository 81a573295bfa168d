package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.concurrent.ThreadPoolExecutor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code reject(Runnable)}: what becomes of the task is for its handler to say. */
final class RejectAdvice {

  private RejectAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) @Nullable Object task) {
    Tasks.rejecting(task);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(
      @Advice.This ThreadPoolExecutor pool,
      @Advice.Argument(0) @Nullable Object task,
      @Advice.Thrown @Nullable Throwable failure) {
    Tasks.rejected(failure == null ? pool : null, task);
  }
}
