package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around methods inside which a driver may run SQL of its own. */
public final class InsideAdvice {

  private InsideAdvice() {}

  /** Tells. */
  @Advice.OnMethodEnter
  public static @Nullable Object enter(
      @Advice.This Object self, @Advice.Origin("#m") String method) {
    return Door.handler.inside(self, method);
  }

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(
      @Advice.This Object self,
      @Advice.Enter @Nullable Object call,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
      @Advice.Thrown @Nullable Throwable thrown) {
    if (call != null) {
      Door.handler.outside(call, self, result, thrown);
    }
  }
}
