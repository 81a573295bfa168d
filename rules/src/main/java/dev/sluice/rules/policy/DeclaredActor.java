package dev.sluice.rules.policy;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Actor.Named;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import org.jspecify.annotations.Nullable;

/** One entry of {@code actors}: who asks, where no framework tells. Immutable. */
record DeclaredActor(
    Conditions when,
    ActorKind kind,
    @Nullable String agent,
    @Nullable String tool,
    @Nullable String model) {

  boolean isAi() {
    return kind == ActorKind.AI;
  }

  /** The actor with what this entry says; what is known already stays. */
  Actor applyTo(Actor actor) {
    return new Actor(
        kind,
        Source.CONFIGURED,
        or(actor.agent(), agent),
        or(actor.tool(), tool),
        actor.toolCall(),
        or(actor.model(), model),
        actor.conversation(),
        actor.user(),
        actor.roles(),
        actor.tenant());
  }

  private static @Nullable Named or(@Nullable Named known, @Nullable String said) {
    return known != null || said == null ? known : new Named(said, Source.CONFIGURED);
  }
}
