package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around the steps of a transaction. */
public final class StepAdvice {

  private StepAdvice() {}

  /** Around {@code commit()}. */
  public static final class Commit {

    private Commit() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.stepping(self, Door.STEP_COMMIT, null);
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
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.stepped(call, self, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** Around {@code rollback()}. */
  public static final class Rollback {

    private Rollback() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.stepping(self, Door.STEP_ROLLBACK, null);
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
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.stepped(call, self, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** Around {@code rollback(Savepoint)}. */
  public static final class RollbackTo {

    private RollbackTo() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(
        @Advice.This Object self,
        @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) @Nullable Object argument)
        throws Throwable {
      Object call = Door.handler.stepping(self, Door.STEP_ROLLBACK_TO, argument);
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
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.stepped(call, self, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** Around {@code setAutoCommit}. */
  public static final class AutoCommit {

    private AutoCommit() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(
        @Advice.This Object self,
        @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) @Nullable Object argument)
        throws Throwable {
      Object call = Door.handler.stepping(self, Door.STEP_AUTO_COMMIT, argument);
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
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.stepped(call, self, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** Around {@code setSavepoint}. */
  public static final class Savepoint {

    private Savepoint() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) throws Throwable {
      Object call = Door.handler.stepping(self, Door.STEP_SAVEPOINT, null);
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
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (call != null) {
        Throwable instead = Door.handler.stepped(call, self, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }
}
