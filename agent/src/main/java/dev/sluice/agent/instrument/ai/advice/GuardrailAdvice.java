package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code AbstractGuardrailExecutor.validate(GuardrailRequest, Guardrail)}: what a guardrail
 * looks up is chosen by the words of a user or of a model. Its class is told as the tool, as that
 * of a retriever is; a lambda's has no name that anybody could write into a rule. A guardrail of
 * answers is not told the request.
 */
final class GuardrailAdvice {

  private GuardrailAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object request, @Advice.Argument(1) Object guardrail) {
    Object context =
        ForeignValue.of(ForeignValue.of(request, "requestParams"), "invocationContext");
    String name = guardrail.getClass().getName();
    return Asker.enterWithin(
        Asker.from(null)
            .kind("ai")
            .agent(ForeignValue.simpleName(ForeignValue.text(context, "interfaceName")))
            .tool(name.indexOf('/') < 0 ? ForeignValue.simpleName(name) : null, null)
            .model(
                ForeignValue.text(
                    ForeignValue.of(context, "defaultRequestParameters"), "modelName"))
            .conversation(ForeignValue.text(context, "chatMemoryId"))
            .purpose(Words.ofMessage(ForeignValue.of(request, "userMessage"), "singleText"))
            .build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
