package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;

/** After {@code close} of a statement. */
public final class ClosedAdvice {

  private ClosedAdvice() {}

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(@Advice.This Object self) {
    Door.handler.closed(self);
  }

  /** Around {@code close} of a connection: some databases commit then. */
  public static final class OfConnection {

    private OfConnection() {}

    /** Tells that it is about to happen. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) {
      Door.handler.closing(self);
    }

    /** Tells that it did. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self) {
      Door.handler.closed(self);
    }
  }
}
