package dev.sluice.rules.policy;

import dev.sluice.rules.Actor.Named;

/** A condition on the asker's application roles; no role at all means that nobody told. */
final class RolesCondition extends Condition {

  private final Glob[] values;
  private final boolean negated;

  RolesCondition(Glob[] values, boolean negated) {
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    boolean trusted = true;
    for (Named role : judged.actor.roles()) {
      if (matches(role.value()) != negated) {
        return Truth.YES;
      }
      trusted &= judged.trusts(role.source());
    }
    return judged.actor.roles().isEmpty() || !trusted ? judged.unknownActor() : Truth.NO;
  }

  @Override
  boolean all(Judged judged) {
    for (Named role : judged.actor.roles()) {
      if (matches(role.value()) == negated || !judged.trusts(role.source())) {
        return false;
      }
    }
    return !judged.actor.roles().isEmpty();
  }

  private boolean matches(String value) {
    for (Glob glob : values) {
      if (glob.matches(value)) {
        return true;
      }
    }
    return false;
  }
}
