package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code BiConsumer}. */
final class StageBiConsumerAdvice {

  private StageBiConsumerAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.FieldValue(value = "fn", readOnly = false) BiConsumer<Object, Object> fn) {
    fn = Tasks.biConsumer(fn);
  }
}
