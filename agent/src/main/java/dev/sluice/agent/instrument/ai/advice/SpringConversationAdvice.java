package dev.sluice.agent.instrument.ai.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code DefaultAroundAdvisorChain.nextCall(ChatClientRequest)}: the request tells the
 * conversation. It does not make who asks an AI: the chat memory's own SQL no model wrote.
 */
final class SpringConversationAdvice {

  private SpringConversationAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object request) {
    Object context = ForeignValue.of(request, "context");
    Object conversation =
        context instanceof Map ? ((Map<?, ?>) context).get("chat_memory_conversation_id") : null;
    Asker current = Asker.current();
    if (conversation == null) {
      // Nothing to tell: what stands is put back as it is.
      if (current != null) {
        Asker.enter(current);
      }
      return current;
    }
    return Asker.enter(Asker.from(current).conversation(ForeignValue.text(conversation)).build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
