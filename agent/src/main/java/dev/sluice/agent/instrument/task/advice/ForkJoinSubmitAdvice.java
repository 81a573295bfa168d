package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At the start of a method of {@code ForkJoinPool} whose first argument may be such a task. */
final class ForkJoinSubmitAdvice {

  private ForkJoinSubmitAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) @Nullable Object task) {
    Tasks.forked(task);
  }
}
