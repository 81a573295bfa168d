package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** In a method whose first argument is run when a future of Guava's is done. */
final class ListenerAdvice {

  private ListenerAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 0, readOnly = false) @Nullable Runnable listener) {
    listener = Tasks.listener(listener);
  }
}
