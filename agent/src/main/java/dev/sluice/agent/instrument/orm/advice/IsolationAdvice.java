package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;

/** At {@code shouldIsolateObjectsInUnitOfWork}: who may be masked reads and keeps for itself. */
final class IsolationAdvice {

  private IsolationAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Return(readOnly = false) boolean isolates) {
    if (!isolates && SharedCache.passed()) {
      isolates = true;
    }
  }
}
