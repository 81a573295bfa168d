package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Before methods of a driver that run SQL, or its like, beside its statements. */
public final class AsideAdvice {

  private AsideAdvice() {}

  /** With the text as first argument. */
  public static final class Text {

    private Text() {}

    /** Asks; throws the refusal. */
    @Advice.OnMethodEnter
    public static void enter(
        @Advice.This Object self,
        @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) @Nullable Object sql)
        throws Throwable {
      Object refusal = Door.handler.executing(self, (String) sql, null, Door.FORM_ASIDE);
      if (refusal instanceof Throwable) {
        throw (Throwable) refusal;
      }
    }
  }

  /** Without a text that could be judged. */
  public static final class Textless {

    private Textless() {}

    /** Asks; throws the refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Object refusal = Door.handler.executing(self, null, null, Door.FORM_ASIDE);
      if (refusal instanceof Throwable) {
        throw (Throwable) refusal;
      }
    }
  }
}
