package dev.sluice.rules.policy;

import dev.sluice.rules.EffectiveStatement;

/**
 * A condition on {@code functions}. A pattern without a schema may mean a function that the text
 * names with one: that counts for a refusal, not for an exemption.
 */
final class FunctionCondition extends Condition {

  private final Glob[] values;
  private final boolean negated;

  FunctionCondition(Glob[] values, boolean negated) {
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      return Truth.NO;
    }
    for (String function : statement.functions()) {
      if (hits(match(function), negated)) {
        return Truth.YES;
      }
    }
    return judged.understood() ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null || !judged.understood()) {
      return false;
    }
    for (String function : statement.functions()) {
      if (!surely(match(function), negated)) {
        return false;
      }
    }
    return !statement.functions().isEmpty();
  }

  private int match(String function) {
    int best = NamePattern.NO;
    int dot = function.lastIndexOf('.');
    for (Glob value : values) {
      if (value.matches(function)) {
        return NamePattern.YES;
      }
      if (dot >= 0 && value.matches(function.substring(dot + 1))) {
        best = NamePattern.MAYBE;
      }
    }
    return best;
  }
}
