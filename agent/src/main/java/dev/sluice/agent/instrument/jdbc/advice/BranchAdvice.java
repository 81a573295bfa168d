package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around the steps of a branch of a distributed transaction. */
public final class BranchAdvice {

  private BranchAdvice() {}

  /** After {@code getXAResource}. */
  public static final class Resource {

    private Resource() {}

    /** Tells. */
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This Object self,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object resource) {
      Door.handler.resource(self, resource);
    }
  }

  /** Around {@code start}. */
  public static final class Start {

    private Start() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Throwable refusal = Door.handler.branching(self, Door.XA_START);
      if (refusal != null) {
        throw refusal;
      }
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Thrown @Nullable Throwable thrown) {
      Door.handler.branched(self, Door.XA_START, thrown);
    }
  }

  /** Around {@code prepare}. */
  public static final class Prepare {

    private Prepare() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Throwable refusal = Door.handler.branching(self, Door.XA_PREPARE);
      if (refusal != null) {
        throw refusal;
      }
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Thrown @Nullable Throwable thrown) {
      Door.handler.branched(self, Door.XA_PREPARE, thrown);
    }
  }

  /** Around {@code commit}. */
  public static final class Commit {

    private Commit() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Throwable refusal = Door.handler.branching(self, Door.XA_COMMIT);
      if (refusal != null) {
        throw refusal;
      }
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Thrown @Nullable Throwable thrown) {
      Door.handler.branched(self, Door.XA_COMMIT, thrown);
    }
  }

  /** Around {@code rollback}. */
  public static final class Rollback {

    private Rollback() {}

    /** Asks; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Throwable refusal = Door.handler.branching(self, Door.XA_ROLLBACK);
      if (refusal != null) {
        throw refusal;
      }
    }

    /** Tells. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Thrown @Nullable Throwable thrown) {
      Door.handler.branched(self, Door.XA_ROLLBACK, thrown);
    }
  }
}
