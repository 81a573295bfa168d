package dev.sluice.agent.instrument.person.advice;

import dev.sluice.bootstrap.Present;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code service} and {@code doFilter}: the request is at work on this thread. */
final class ServletRequestAdvice {

  private ServletRequestAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Object enter(@Advice.Argument(0) @Nullable Object request) {
    return Present.serving(request);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Object before) {
    Present.served(before);
  }
}
