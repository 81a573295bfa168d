package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.SharedCache;
import net.bytebuddy.asm.Advice;

/** At {@code mergeChangesIntoParent}: what is not merged is out of date there. */
final class MergeAdvice {

  private MergeAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This Object unitOfWork) {
    if (SharedCache.passed()) {
      SharedCache.forgetChanges(unitOfWork);
    }
  }
}
