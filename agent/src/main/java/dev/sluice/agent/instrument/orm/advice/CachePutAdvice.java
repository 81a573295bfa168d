package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** At {@code putFromLoad} and {@code insert}: what was read for who is masked is not kept. */
final class CachePutAdvice {

  private CachePutAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(@Advice.This Object cache) {
    return !Door.handler.sharesCache(cache, null);
  }
}
