package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;

/** At {@code isUseCache} of a mapped statement. */
final class UseCacheAdvice {

  private UseCacheAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Return(readOnly = false) boolean uses) {
    if (uses && SharedCache.saidPassed()) {
      uses = false;
    }
  }
}
