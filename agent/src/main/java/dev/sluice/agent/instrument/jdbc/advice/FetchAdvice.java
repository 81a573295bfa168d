package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around {@code getResultSet} and {@code getGeneratedKeys}. */
public final class FetchAdvice {

  private FetchAdvice() {}

  /** Around what hands out a result set. */
  public static final class Result {

    private Result() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.fetching(self, Door.FORM_RESULT);
      if (call instanceof Throwable) {
        throw (Throwable) call;
      }
      return call;
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Enter @Nullable Object call,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.fetched(call, self, result, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** Around what hands out generated keys. */
  public static final class Keys {

    private Keys() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.fetching(self, Door.FORM_KEYS);
      if (call instanceof Throwable) {
        throw (Throwable) call;
      }
      return call;
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Enter @Nullable Object call,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.fetched(call, self, result, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }
}
