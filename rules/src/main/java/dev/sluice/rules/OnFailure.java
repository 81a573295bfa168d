package dev.sluice.rules;

/**
 * What is done when Sluice itself cannot do its work; true means closed. In observe mode each is
 * open.
 *
 * @param stage parse, actor, mask or audit, for the reader
 * @param closedForAi closed when the actor is an AI, or unknown
 * @param closedElse closed for everybody else
 */
public record OnFailure(String stage, boolean closedForAi, boolean closedElse) {

  /** Whether this stage is closed for such an asker; an unknown asker counts as the stricter. */
  public boolean closedFor(ActorKind kind) {
    return switch (kind) {
      case AI -> closedForAi;
      case UNKNOWN -> closedForAi || closedElse;
      case SERVICE, HUMAN -> closedElse;
    };
  }
}
