package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** After {@code close} of a result set. */
public final class ResultClosedAdvice {

  private ResultClosedAdvice() {}

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(@Advice.This Object self) {
    Door.resultClosed(self);
  }
}
