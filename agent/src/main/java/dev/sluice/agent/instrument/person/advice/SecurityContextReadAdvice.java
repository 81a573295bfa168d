package dev.sluice.agent.instrument.person.advice;

import dev.sluice.bootstrap.Present;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * After {@code getContext()}: the application looked at the context, which is not deferred any
 * more.
 */
final class SecurityContextReadAdvice {

  private SecurityContextReadAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Return @Nullable Object context) {
    Present.secured(context);
  }
}
