package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;

/**
 * At {@code ToolExecutionResult.Builder.resultTextSupplier(Supplier)}: a tool's result becomes text
 * only after the tool has returned, and that may load what an ORM left out. It does so under the
 * tool's note.
 */
final class DeferredTextAdvice {

  private DeferredTextAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 0, readOnly = false) Supplier<Object> text) {
    text = Asker.carried(text);
  }
}
