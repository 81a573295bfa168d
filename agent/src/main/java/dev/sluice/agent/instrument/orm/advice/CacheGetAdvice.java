package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** At {@code get}: what is not for who asks is a miss. */
final class CacheGetAdvice {

  private CacheGetAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.This Object cache,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object found) {
    if (found != null && !Door.handler.sharesCache(cache, null)) {
      found = null;
    }
  }
}
