package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Subscribed;
import dev.sluice.bootstrap.ToolCalls;
import dev.sluice.bootstrap.Words;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code Functions.handleFunctionCalls(InvocationContext, Event, Map …)}: the event has the
 * calls that the model asked for, the context the agent, the session and the user's request.
 */
final class AdkCallsAdvice {

  private AdkCallsAdvice() {}

  @Advice.OnMethodEnter
  static Asker enter(
      @Advice.Argument(0) @Nullable Object context, @Advice.Argument(1) @Nullable Object event) {
    Object agent = ForeignValue.of(context, "agent");
    String model = ForeignValue.text(event, "modelVersion");
    return Asker.from(null)
        .kind("ai")
        .agent(ForeignValue.text(agent, "name"))
        .model(
            model == null ? ForeignValue.text(ForeignValue.of(agent, "model"), "modelName") : model)
        .conversation(ForeignValue.text(ForeignValue.of(context, "session"), "id"))
        .purpose(Words.ofMessage(ForeignValue.of(context, "userContent"), "text"))
        .calls(ToolCalls.ofFunctions(ForeignValue.of(event, "functionCalls")))
        .build();
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter Asker note,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result) {
    result = Subscribed.under(note, result);
  }
}
