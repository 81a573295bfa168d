package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Subscribed;
import dev.sluice.bootstrap.ToolCalls;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code BaseTool.runAsync(Map, ToolContext)} and {@code FunctionTool.callLive}: a tool
 * runs, here and when its result is subscribed to.
 */
final class AdkToolAdvice {

  private AdkToolAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object self,
      @Advice.Argument(0) @Nullable Object arguments,
      @Advice.Argument(1) @Nullable Object context,
      @Advice.Local("note") @Nullable Asker note) {
    note = ToolCalls.atWork(self, arguments, context);
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
