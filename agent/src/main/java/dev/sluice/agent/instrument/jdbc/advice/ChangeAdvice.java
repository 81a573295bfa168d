package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Tally;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around what puts a value into a row of a result set: {@code updateString} and its like. */
public final class ChangeAdvice {

  private ChangeAdvice() {}

  /** By index. */
  public static final class ByIndex {

    private ByIndex() {}

    /** Begins; throws the refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Tally enter(
        @Advice.This Object self,
        @Advice.Argument(0) int column,
        @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC)
            @Nullable Object value,
        @Advice.Local("pause") @Nullable Object pause)
        throws Throwable {
      Tally tally = Door.moving(self);
      if (tally != null) {
        Throwable refusal = Door.updating(tally, self, column, value);
        if (refusal != null) {
          throw refusal;
        }
        pause = Door.change(tally);
      }
      return tally;
    }

    /** Ends. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.Enter @Nullable Tally tally,
        @Advice.Local("pause") @Nullable Object pause,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (tally != null) {
        Door.resume(pause);
        tally.moving = false;
        Throwable instead = thrown == null ? null : Door.moveFailed(tally, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }

  /** By label. */
  public static final class ByLabel {

    private ByLabel() {}

    /** Begins; throws the refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Tally enter(
        @Advice.This Object self,
        @Advice.Argument(0) @Nullable String label,
        @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC)
            @Nullable Object value,
        @Advice.Local("pause") @Nullable Object pause)
        throws Throwable {
      Tally tally = Door.moving(self);
      if (tally != null) {
        Throwable refusal = Door.updating(tally, self, label, value);
        if (refusal != null) {
          throw refusal;
        }
        pause = Door.change(tally);
      }
      return tally;
    }

    /** Ends. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.Enter @Nullable Tally tally,
        @Advice.Local("pause") @Nullable Object pause,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (tally != null) {
        Door.resume(pause);
        tally.moving = false;
        Throwable instead = thrown == null ? null : Door.moveFailed(tally, thrown);
        if (instead != null) {
          throw instead;
        }
      }
    }
  }
}
