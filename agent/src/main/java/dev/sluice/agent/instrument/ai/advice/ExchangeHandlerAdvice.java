package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.AskingHandler;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** On what tells the handler of a tool, a resource or a prompt: it runs under a note. */
final class ExchangeHandlerAdvice {

  private ExchangeHandlerAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object handler) {
    handler = AskingHandler.around(handler);
  }
}
