package dev.sluice.rules.policy;

import java.util.List;

/** Conditions that must hold together; none at all always hold. Immutable. */
final class Conditions {

  static final Conditions NONE = new Conditions(List.of(), List.of());

  private final Condition[] conditions;
  private final List<Said> said;

  Conditions(List<Condition> conditions, List<Said> said) {
    this.conditions = conditions.toArray(new Condition[0]);
    this.said = List.copyOf(said);
  }

  /** What the file says, for {@code lint}; alternatives of {@code any} included. */
  List<Said> said() {
    return said;
  }

  /**
   * One condition as the file says it.
   *
   * @param place where it stands
   * @param values as written; empty for {@code time}
   * @param alternative true if it stands in an {@code any}
   */
  record Said(Place place, String fact, List<String> values, boolean negated, boolean alternative) {
    Said {
      values = List.copyOf(values);
    }
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
