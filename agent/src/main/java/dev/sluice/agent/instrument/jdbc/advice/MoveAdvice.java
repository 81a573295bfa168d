package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Tally;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what moves the cursor of a result set or changes its rows. */
public final class MoveAdvice {

  private MoveAdvice() {}

  /** {@code next} and others that say whether there is a row. */
  public static final class Row {

    private Row() {}

    /** Begins. */
    @Advice.OnMethodEnter
    public static @Nullable Tally enter(
        @Advice.This Object self, @Advice.Local("pause") @Nullable Object pause) {
      Tally tally = Door.moving(self);
      if (tally != null) {
        pause = Door.pause(tally);
      }
      return tally;
    }

    /** Ends. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Enter @Nullable Tally tally,
        @Advice.Local("pause") @Nullable Object pause,
        @Advice.Return boolean row,
        @Advice.Thrown @Nullable Throwable thrown)
        throws Throwable {
      if (tally != null) {
        Door.resume(pause);
        Throwable beyond = Door.moved(tally, self, row);
        if (thrown != null) {
          beyond = Door.moveFailed(tally, thrown);
        }
        if (beyond != null) {
          throw beyond;
        }
      }
    }
  }

  /** Others that move. */
  public static final class Cursor {

    private Cursor() {}

    /** Begins. */
    @Advice.OnMethodEnter
    public static @Nullable Tally enter(
        @Advice.This Object self, @Advice.Local("pause") @Nullable Object pause) {
      Tally tally = Door.moving(self);
      if (tally != null) {
        pause = Door.pause(tally);
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

  /** What changes rows. */
  public static final class Change {

    private Change() {}

    /** Begins. */
    @Advice.OnMethodEnter
    public static @Nullable Tally enter(
        @Advice.This Object self, @Advice.Local("pause") @Nullable Object pause) {
      Tally tally = Door.moving(self);
      if (tally != null) {
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
