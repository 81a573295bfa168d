package dev.sluice.agent.instrument.person.advice;

import dev.sluice.bootstrap.Present;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** After {@code setContext(SecurityContext)}. */
final class SecurityContextSetAdvice {

  private SecurityContextSetAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Argument(0) @Nullable Object context) {
    Present.secured(context);
  }
}
