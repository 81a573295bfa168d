package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of a method that gives its first argument, a task, to a pool. */
final class SubmitAdvice {

  private SubmitAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) @Nullable Object task) {
    Tasks.submitted(task);
  }
}
