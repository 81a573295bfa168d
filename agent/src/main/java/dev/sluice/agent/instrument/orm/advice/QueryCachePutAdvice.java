package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** At {@code put} of the query cache, which is not told of which tables. */
final class QueryCachePutAdvice {

  private QueryCachePutAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter() {
    return !Door.handler.sharesCache(null, null);
  }
}
