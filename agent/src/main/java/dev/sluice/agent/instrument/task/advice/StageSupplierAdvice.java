package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;

/** At the end of the constructor of a stage whose {@code fn} is a {@code Supplier}. */
final class StageSupplierAdvice {

  private StageSupplierAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.FieldValue(value = "fn", readOnly = false) Supplier<Object> fn) {
    fn = Tasks.supplier(fn);
  }
}
