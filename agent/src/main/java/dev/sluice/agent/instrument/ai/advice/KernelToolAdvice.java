package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Subscribed;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code OpenAIChatCompletion.invokeFunctionTool(Kernel, InvocationContext, toolCall, …)}: a
 * function of the kernel runs when its result is subscribed to. Its name is the one by which the
 * model asked for it, plugin and function.
 */
final class KernelToolAdvice {

  private KernelToolAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object self,
      @Advice.Argument(2) @Nullable Object call,
      @Advice.Local("note") @Nullable Asker note) {
    Object function = ForeignValue.of(call, "getFunction");
    note =
        Asker.from(Asker.current())
            .kind("ai")
            .tool(ForeignValue.text(function, "getName"), ForeignValue.text(call, "getId"))
            .model(ForeignValue.text(self, "getModelId"))
            .arguments(Words.of(ForeignValue.of(function, "getArguments")))
            .origin(null, null)
            .build();
    return Asker.enter(note);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Asker before,
      @Advice.Local("note") @Nullable Asker note,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result) {
    result = Subscribed.returned(before, note, result);
  }
}
