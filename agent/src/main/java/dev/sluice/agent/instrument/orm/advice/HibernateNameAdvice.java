package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.OriginNames;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** At what a query takes over from its registration, which is the first argument. */
final class HibernateNameAdvice {

  private HibernateNameAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.This Object query, @Advice.Argument(0) @Nullable Object registration) {
    OriginNames.keepName(query, registration);
  }
}
