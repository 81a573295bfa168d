package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code ContentRetriever.retrieve(Query)}: what it reads goes to a model, and the SQL may
 * be a model's own ({@code SqlDatabaseContentRetriever}).
 */
final class RetrievalAdvice {

  private RetrievalAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object self, @Advice.Argument(0) @Nullable Object query) {
    Object context = ForeignValue.of(ForeignValue.of(query, "metadata"), "invocationContext");
    return Asker.enter(
        Asker.from(Asker.current())
            .kind("ai")
            .agent(ForeignValue.simpleName(ForeignValue.text(context, "interfaceName")))
            .tool(ForeignValue.simpleName(self.getClass().getName()), null)
            .conversation(ForeignValue.text(context, "chatMemoryId"))
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
