package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around a retriever and a search in a vector store: what they read goes to a model. */
final class SpringRetrievalAdvice {

  private SpringRetrievalAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object self) {
    return Asker.enter(
        Asker.from(Asker.current())
            .kind("ai")
            .tool(ForeignValue.simpleName(self.getClass().getName()), null)
            .origin(null, null)
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
