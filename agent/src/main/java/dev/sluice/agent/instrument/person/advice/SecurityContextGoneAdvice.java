package dev.sluice.agent.instrument.person.advice;

import dev.sluice.bootstrap.Present;
import net.bytebuddy.asm.Advice;

/** After {@code clearContext()} and {@code setDeferredContext(Supplier)}: nobody is known. */
final class SecurityContextGoneAdvice {

  private SecurityContextGoneAdvice() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit() {
    Present.unsecured();
  }
}
