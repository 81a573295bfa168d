package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.function.Function;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code Function}. */
final class StageFunctionAdvice {

  private StageFunctionAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.FieldValue(value = "fn", readOnly = false) Function<Object, Object> fn) {
    fn = Tasks.function(fn);
  }
}
