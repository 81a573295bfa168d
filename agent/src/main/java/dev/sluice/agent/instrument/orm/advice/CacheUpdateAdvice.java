package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** At {@code update(session, key, …)}: the entry goes instead of being replaced. */
final class CacheUpdateAdvice {

  private CacheUpdateAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(
      @Advice.This Object cache,
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object session,
      @Advice.Argument(1) Object key) {
    boolean skips = !Door.handler.sharesCache(cache, null);
    if (skips) {
      SharedCache.tell(cache, "remove", session, key);
    }
    return skips;
  }
}
