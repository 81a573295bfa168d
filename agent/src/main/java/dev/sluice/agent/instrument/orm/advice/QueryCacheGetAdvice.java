package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** At {@code get(key, spaces, session)} of the query cache. */
final class QueryCacheGetAdvice {

  private QueryCacheGetAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) @Nullable Object spaces,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object found) {
    if (found != null && !Door.handler.sharesCache(null, spaces)) {
      found = null;
    }
  }
}
