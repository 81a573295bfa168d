package dev.sluice.bootstrap;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a server of the Model Context Protocol runs for a client: a function of exchange and
 * request, run under a note of who asks, and so is what it does later, where it returns a reactive
 * value. The client's name is its own word. As thread safe as the function.
 */
public final class AskingHandler implements BiFunction<Object, Object, Object> {

  private final BiFunction<Object, Object, Object> handler;

  private AskingHandler(BiFunction<Object, Object, Object> handler) {
    this.handler = handler;
  }

  /** The function that leaves the note; what is no function stays as it is. */
  @SuppressWarnings("unchecked") // erased: it is handed what it would have been handed
  public static @Nullable Object around(@Nullable Object handler) {
    return handler instanceof BiFunction && !(handler instanceof AskingHandler)
        ? new AskingHandler((BiFunction<Object, Object, Object>) handler)
        : handler;
  }

  @Override
  public @Nullable Object apply(Object exchange, Object request) {
    Asker note =
        Asker.from(null)
            .kind("ai")
            .claimedAgent(ForeignValue.text(ForeignValue.of(exchange, "getClientInfo"), "name"))
            .tool(ForeignValue.text(request, "name"), null)
            .conversation(ForeignValue.text(exchange, "sessionId"))
            .arguments(Words.of(ForeignValue.of(request, "arguments")))
            .build();
    Asker before = Asker.enter(note);
    Object value = null;
    try {
      value = handler.apply(exchange, request);
    } finally {
      value = Subscribed.returned(before, note, value);
    }
    return value;
  }
}
