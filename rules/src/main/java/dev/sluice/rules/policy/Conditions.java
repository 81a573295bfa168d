package dev.sluice.rules.policy;

import java.util.List;

/** Conditions that must hold together; none at all always hold. Immutable. */
final class Conditions {

  static final Conditions NONE = new Conditions(List.of());

  private final Condition[] conditions;

  Conditions(List<Condition> conditions) {
    this.conditions = conditions.toArray(new Condition[0]);
  }

  /** Hot path. The first group. */
  Truth some(Judged judged) {
    Truth truth = Truth.YES;
    for (Condition condition : conditions) {
      truth = truth.and(condition.some(judged));
      if (truth == Truth.NO) {
        return truth;
      }
    }
    return truth;
  }

  /** Hot path. The second group. */
  boolean all(Judged judged) {
    for (Condition condition : conditions) {
      if (!condition.all(judged)) {
        return false;
      }
    }
    return true;
  }

  boolean dependsOnTime() {
    for (Condition condition : conditions) {
      if (condition.dependsOnTime()) {
        return true;
      }
    }
    return false;
  }

  boolean needsCodeJar() {
    for (Condition condition : conditions) {
      if (condition.needsCodeJar()) {
        return true;
      }
    }
    return false;
  }
}
