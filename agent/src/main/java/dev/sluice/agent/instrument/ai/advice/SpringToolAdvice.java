package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.ToolCalls;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code ToolCallback.call(String)} and {@code call(String, ToolContext)}: a tool runs
 * because a model asked for it. One overload calls the other, and callbacks wrap callbacks: the id
 * of the call is taken by the outermost.
 */
final class SpringToolAdvice {

  private SpringToolAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.This Object self, @Advice.Argument(0) @Nullable String arguments) {
    String name = ForeignValue.text(ForeignValue.of(self, "getToolDefinition"), "name");
    Asker current = Asker.current();
    ToolCalls calls = current == null ? null : current.calls;
    String id = calls == null ? null : calls.take(name, arguments);
    if (calls == null && current != null && name != null && name.equals(current.tool)) {
      id = current.toolCall;
    }
    return Asker.enter(
        Asker.from(current).kind("ai").tool(name, id).origin(null, null).calls(null).build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
