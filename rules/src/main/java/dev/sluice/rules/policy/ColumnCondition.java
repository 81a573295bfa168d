package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect.Folding;
import dev.sluice.rules.EffectiveStatement;

/** A condition on {@code columns}; a result whose columns are not proven may have any. */
final class ColumnCondition extends Condition {

  private final NamePattern[] values;
  private final boolean negated;

  ColumnCondition(NamePattern[] values, boolean negated) {
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      return Truth.NO;
    }
    for (ColumnName column : statement.columns()) {
      if (hits(match(column, judged.folding()), negated)) {
        return Truth.YES;
      }
    }
    return judged.lineageKnown() && !statement.opaque() ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null || !judged.lineageKnown() || statement.opaque()) {
      return false;
    }
    for (ColumnName column : statement.columns()) {
      if (!surely(match(column, judged.folding()), negated)) {
        return false;
      }
    }
    return !statement.columns().isEmpty();
  }

  private int match(ColumnName column, Folding folding) {
    int best = NamePattern.NO;
    for (NamePattern value : values) {
      best = Math.max(best, value.matchColumn(column, folding));
    }
    return best;
  }
}
