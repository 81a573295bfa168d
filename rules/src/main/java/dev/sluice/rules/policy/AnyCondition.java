package dev.sluice.rules.policy;

import java.util.List;

/** {@code any}: alternatives, of which one is enough. */
final class AnyCondition extends Condition {

  private final Conditions[] alternatives;

  AnyCondition(List<Conditions> alternatives) {
    this.alternatives = alternatives.toArray(new Conditions[0]);
  }

  @Override
  Truth some(Judged judged) {
    Truth truth = Truth.NO;
    for (Conditions alternative : alternatives) {
      truth = truth.or(alternative.some(judged));
      if (truth == Truth.YES) {
        return truth;
      }
    }
    return truth;
  }

  @Override
  boolean all(Judged judged) {
    for (Conditions alternative : alternatives) {
      if (alternative.all(judged)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean dependsOnTime() {
    for (Conditions alternative : alternatives) {
      if (alternative.dependsOnTime()) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean needsCodeJar() {
    for (Conditions alternative : alternatives) {
      if (alternative.needsCodeJar()) {
        return true;
      }
    }
    return false;
  }
}
