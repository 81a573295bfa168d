package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** At {@code generateCacheKey}, whose second argument is the mapping of what the cache holds. */
final class CacheKeyAdvice {

  private CacheKeyAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.This Object cache,
      @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) @Nullable Object mapping) {
    Door.handler.cacheHolds(cache, mapping);
  }
}
