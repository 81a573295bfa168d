package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around {@code executeQuery}. */
public final class QueryAdvice {

  private QueryAdvice() {}

  /** Asks before the statement runs; throws the refusal. */
  @Advice.OnMethodEnter
  public static @Nullable Object enter(
      @Advice.This Object self,
      @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC)
          @Nullable Object sql,
      @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC)
          @Nullable Object keys)
      throws Throwable {
    Object call = Door.handler.executing(self, (String) sql, keys, Door.FORM_QUERY);
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
