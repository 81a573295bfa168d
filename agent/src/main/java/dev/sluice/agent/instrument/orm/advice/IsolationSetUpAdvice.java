package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what a descriptor learns once and for all about its isolation. */
final class IsolationSetUpAdvice {

  private IsolationSetUpAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Boolean enter() {
    return SharedCache.passBy(false);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Boolean before) {
    SharedCache.passBy(before);
  }
}
