package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** After {@code close} of a statement or a connection. */
public final class ClosedAdvice {

  private ClosedAdvice() {}

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(@Advice.This Object self) {
    Door.handler.closed(self);
  }
}
