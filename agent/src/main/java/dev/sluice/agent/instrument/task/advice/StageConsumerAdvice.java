package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code Consumer}. */
final class StageConsumerAdvice {

  private StageConsumerAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.FieldValue(value = "fn", readOnly = false) Consumer<Object> fn) {
    fn = Tasks.consumer(fn);
  }
}
