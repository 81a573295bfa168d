package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;

/**
 * At {@code afterUpdate(session, key, …, lock)}: the lock is taken off, and nothing put in its
 * place.
 */
final class CacheUpdatedAdvice {

  private CacheUpdatedAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(@Advice.This Object cache, @Advice.AllArguments Object[] arguments) {
    boolean skips = !Door.handler.sharesCache(cache, null);
    if (skips) {
      SharedCache.tell(
          cache, "unlockItem", arguments[0], arguments[1], arguments[arguments.length - 1]);
    }
    return skips;
  }
}
