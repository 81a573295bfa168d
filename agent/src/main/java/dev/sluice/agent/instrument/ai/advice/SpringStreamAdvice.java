package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Subscribed;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code DefaultAroundAdvisorChain.nextStream(ChatClientRequest)}: the request tells the
 * conversation, and what is returned does its work later, on threads of its own.
 */
final class SpringStreamAdvice {

  private SpringStreamAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object request) {
    Object context = ForeignValue.of(request, "context");
    Object conversation =
        context instanceof Map ? ((Map<?, ?>) context).get("chat_memory_conversation_id") : null;
    return conversation == null
        ? null
        : Asker.from(Asker.current()).conversation(ForeignValue.text(conversation)).build();
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter @Nullable Asker note,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object stream) {
    if (note != null) {
      stream = Subscribed.under(note, stream);
    }
  }
}
