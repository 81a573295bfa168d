package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Before the setters of parameters by index. */
public final class ParameterAdvice {

  private ParameterAdvice() {}

  /** A value. */
  public static final class Value {

    private Value() {}

    /** Tells. */
    @Advice.OnMethodEnter
    public static void enter(
        @Advice.This Object self,
        @Advice.Argument(0) int index,
        @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) @Nullable Object value) {
      Door.handler.parameter(self, index, value);
    }
  }

  /** {@code byte}, {@code short}, {@code int} or {@code long}. */
  public static final class Whole {

    private Whole() {}

    /** Tells. */
    @Advice.OnMethodEnter
    public static void enter(
        @Advice.This Object self, @Advice.Argument(0) int index, @Advice.Argument(1) long value) {
      Door.handler.parameter(self, index, value);
    }
  }

  /** {@code setNull}. */
  public static final class Null {

    private Null() {}

    /** Tells. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self, @Advice.Argument(0) int index) {
      Door.handler.parameter(self, index, null);
    }
  }
}
