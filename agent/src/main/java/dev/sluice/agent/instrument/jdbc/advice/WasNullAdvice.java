package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** After {@code wasNull}. */
public final class WasNullAdvice {

  private WasNullAdvice() {}

  /** Of a result set. */
  public static final class Result {

    private Result() {}

    /** Replaces the answer. */
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This Object self, @Advice.Return(readOnly = false) boolean wasNull) {
      wasNull = Door.wasNull(self, wasNull);
    }
  }

  /** Of a callable statement. */
  public static final class Out {

    private Out() {}

    /** Replaces the answer. */
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This Object self, @Advice.Return(readOnly = false) boolean wasNull) {
      Object reading = Door.handler.readingOut(self);
      if (reading != null) {
        Door.handler.readFailed(reading);
        wasNull = Door.handler.wasNull(reading, wasNull);
      }
    }
  }
}
