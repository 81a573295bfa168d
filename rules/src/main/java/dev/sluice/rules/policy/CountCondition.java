package dev.sluice.rules.policy;

/** A condition on {@code parameters.count}. */
final class CountCondition extends Condition {

  private final int[] values;
  private final boolean negated;

  CountCondition(int[] values, boolean negated) {
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    if (!judged.understood()) {
      return judged.unknownStatement();
    }
    return matches(judged.parameterCount()) != negated ? Truth.YES : Truth.NO;
  }

  @Override
  boolean all(Judged judged) {
    return judged.understood() && matches(judged.parameterCount()) != negated;
  }

  private boolean matches(int count) {
    for (int value : values) {
      if (value == count) {
        return true;
      }
    }
    return false;
  }
}
