package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** After {@code setSchema} and {@code setCatalog} of a class that is no known driver's. */
public final class PathAdvice {

  private PathAdvice() {}

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(@Advice.This Object self) {
    Door.handler.relocated(self);
  }
}
