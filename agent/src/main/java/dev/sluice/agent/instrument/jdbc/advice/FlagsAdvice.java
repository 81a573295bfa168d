package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around a driver's own way to run a prepared statement: {@code executeWithFlags(int)}. */
public final class FlagsAdvice {

  private FlagsAdvice() {}

  /** Asks before the statement runs; throws the refusal. */
  @Advice.OnMethodEnter
  public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
    Object call = Door.handler.executing(self, null, null, Door.FORM_ANY);
    if (call instanceof Throwable) {
      throw (Throwable) call;
    }
    return call;
  }

  /** Tells what came of it. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(
      @Advice.This Object self,
      @Advice.Enter @Nullable Object call,
      @Advice.Return boolean rows,
      @Advice.Thrown @Nullable Throwable thrown)
      throws Throwable {
    if (call != null) {
      Throwable instead = Door.handler.executed(call, self, null, rows ? 1 : 0, thrown);
      if (instead != null) {
        throw instead;
      }
    }
  }
}
