package dev.sluice.agent.call;

import dev.sluice.bootstrap.Asker;
import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the thread's note of who is asking into an actor. */
public final class Caller {

  private Caller() {}

  /** The actor that a note tells of; unknown without a note. */
  public static Actor actorOf(@Nullable Asker asker) {
    if (asker == null) {
      return Actor.UNKNOWN;
    }
    return new Actor(
        kindOf(asker.kind),
        Source.INSTRUMENTED,
        named(asker.agent, asker.agentClaimed ? Source.ASSERTED : Source.INSTRUMENTED),
        named(asker.tool),
        asker.toolCall,
        named(asker.model),
        named(asker.conversation),
        null,
        Set.of());
  }

  private static ActorKind kindOf(@Nullable String word) {
    if (word == null) {
      return ActorKind.UNKNOWN;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ai" -> ActorKind.AI;
      case "service" -> ActorKind.SERVICE;
      case "human" -> ActorKind.HUMAN;
      default -> ActorKind.UNKNOWN;
    };
  }

  private static Actor.@Nullable Named named(@Nullable String value) {
    return named(value, Source.INSTRUMENTED);
  }

  private static Actor.@Nullable Named named(@Nullable String value, Source source) {
    return value == null || value.isEmpty() ? null : new Actor.Named(value, source);
  }
}
