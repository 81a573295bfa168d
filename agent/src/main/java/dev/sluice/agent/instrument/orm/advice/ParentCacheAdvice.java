package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;

/** At what a unit of work takes from the cache of its parent, or puts there. */
final class ParentCacheAdvice {

  private ParentCacheAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter() {
    return SharedCache.passed();
  }
}
