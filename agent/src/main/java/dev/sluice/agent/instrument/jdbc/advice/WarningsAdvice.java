package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** After {@code getWarnings}. */
public final class WarningsAdvice {

  private WarningsAdvice() {}

  /** Puts others in the place of warnings that may quote what is masked. */
  @Advice.OnMethodExit
  public static void exit(
      @Advice.This Object self,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Object warnings) {
    if (warnings != null) {
      Object instead = Door.handler.warned(self, warnings);
      warnings = instead == null ? warnings : instead;
    }
  }
}
