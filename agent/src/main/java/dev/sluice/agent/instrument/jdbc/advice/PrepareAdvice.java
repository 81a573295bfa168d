package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around what makes statements. */
public final class PrepareAdvice {

  private PrepareAdvice() {}

  /** {@code prepareStatement} and {@code prepareCall}. */
  public static final class Text {

    private Text() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(
        @Advice.This Object self,
        @Advice.Argument(0) @Nullable String sql,
        @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC)
            @Nullable Object second,
        @Advice.Argument(value = 2, optional = true, typing = Assigner.Typing.DYNAMIC)
            @Nullable Object third)
        throws Throwable {
      Object call = Door.handler.preparing(self, sql, second, third);
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
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object statement,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.prepared(call, self, statement, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** {@code createStatement}. */
  public static final class Create {

    private Create() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.preparing(self, null, null, null);
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
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object statement,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.prepared(call, self, statement, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }
}
