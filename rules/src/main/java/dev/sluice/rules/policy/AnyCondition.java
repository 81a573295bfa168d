package dev.sluice.rules.policy;

/** {@code any}: alternatives, of which one is enough. */
final class AnyCondition extends Condition {

  private final Condition[][] alternatives;

  AnyCondition(Condition[][] alternatives) {
    this.alternatives = alternatives;
  }

  @Override
  Truth some(Judged judged) {
    Truth truth = Truth.NO;
    for (Condition[] alternative : alternatives) {
      truth = truth.or(some(alternative, judged));
      if (truth == Truth.YES) {
        return truth;
      }
    }
    return truth;
  }

  @Override
  boolean all(Judged judged) {
    for (Condition[] alternative : alternatives) {
      if (all(alternative, judged)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean dependsOnTime() {
    for (Condition[] alternative : alternatives) {
      for (Condition condition : alternative) {
        if (condition.dependsOnTime()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  boolean needsCodeJar() {
    for (Condition[] alternative : alternatives) {
      for (Condition condition : alternative) {
        if (condition.needsCodeJar()) {
          return true;
        }
      }
    }
    return false;
  }
}
