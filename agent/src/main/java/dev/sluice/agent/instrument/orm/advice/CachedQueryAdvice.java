package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around {@code CachingExecutor.query} with the bound text as its last argument. */
final class CachedQueryAdvice {

  private CachedQueryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Boolean enter(
      @Advice.Argument(value = 5, typing = Assigner.Typing.DYNAMIC) @Nullable Object bound) {
    Object sql = ForeignValue.of(bound, "getSql");
    return SharedCache.passBy(!Door.handler.sharesCache(null, sql));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Boolean before) {
    SharedCache.passBy(before);
  }
}
