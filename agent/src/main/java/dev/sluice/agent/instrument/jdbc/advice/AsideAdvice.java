package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around methods of a driver that do something in the database beside its statements. */
public final class AsideAdvice {

  private AsideAdvice() {}

  /** Asks; throws the refusal. */
  @Advice.OnMethodEnter
  public static @Nullable Object enter(
      @Advice.This Object self,
      @Advice.Origin("#t.#m") String method,
      @Advice.AllArguments Object[] arguments)
      throws Throwable {
    Object call = Door.handler.executing(self, method, arguments, Door.FORM_ASIDE);
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
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
      @Advice.Thrown @Nullable Throwable thrown)
      throws Throwable {
    if (call != null) {
      Throwable instead = Door.handler.executed(call, self, result, 0, thrown);
      if (instead != null) {
        throw instead;
      }
    }
  }
}
