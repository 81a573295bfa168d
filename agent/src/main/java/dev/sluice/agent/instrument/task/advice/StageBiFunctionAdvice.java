package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code BiFunction}. */
final class StageBiFunctionAdvice {

  private StageBiFunctionAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.FieldValue(value = "fn", readOnly = false) BiFunction<Object, Object, Object> fn) {
    fn = Tasks.biFunction(fn);
  }
}
