package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import java.util.Calendar;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around the getters of the OUT values of a callable statement. */
@SuppressWarnings("checkstyle:ParameterNumber") // each parameter is a binding of Byte Buddy
public final class OutAdvice {

  private OutAdvice() {}

  /** By index. */
  public static final class ByIndex {

    private ByIndex() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) int column,
        @Advice.Origin("#r") String declared,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Object given = Door.handler.read(reading, self, column, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, column, thrown);
        }
      }
    }
  }

  /** By label. */
  public static final class ByLabel {

    private ByLabel() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) @Nullable String label,
        @Advice.Origin("#r") String declared,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Object given = Door.handler.read(reading, self, label, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, label, thrown);
        }
      }
    }
  }

  /** {@code getObject(int, Class)}. */
  public static final class TypedByIndex {

    private TypedByIndex() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) int column,
        @Advice.Argument(1) Class<?> declared,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Object given = Door.handler.read(reading, self, column, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, column, thrown);
        }
      }
    }
  }

  /** {@code getObject(String, Class)}. */
  public static final class TypedByLabel {

    private TypedByLabel() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) @Nullable String label,
        @Advice.Argument(1) Class<?> declared,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Object given = Door.handler.read(reading, self, label, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, label, thrown);
        }
      }
    }
  }

  /** By index, with a calendar. */
  public static final class DatedByIndex {

    private DatedByIndex() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) int column,
        @Advice.Origin("#r") String declared,
        @Advice.Argument(1) @Nullable Calendar calendar,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Door.handler.calendar(reading, calendar);
          Object given = Door.handler.read(reading, self, column, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, column, thrown);
        }
      }
    }
  }

  /** By label, with a calendar. */
  public static final class DatedByLabel {

    private DatedByLabel() {}

    /** Asks. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(@Advice.This Object self) {
      return Door.handler.readingOut(self);
    }

    /** Replaces the value. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(
        @Advice.This Object self,
        @Advice.Argument(0) @Nullable String label,
        @Advice.Origin("#r") String declared,
        @Advice.Argument(1) @Nullable Calendar calendar,
        @Advice.Enter @Nullable Object reading,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object value,
        @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
      if (reading != null) {
        if (thrown == null) {
          Door.handler.calendar(reading, calendar);
          Object given = Door.handler.read(reading, self, label, value, declared);
          if (given instanceof Throwable && given != value) {
            thrown = (Throwable) given;
          } else {
            value = given;
          }
        } else {
          thrown = Door.handler.readThrew(reading, self, label, thrown);
        }
      }
    }
  }
}
