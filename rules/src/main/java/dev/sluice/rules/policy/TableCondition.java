package dev.sluice.rules.policy;

import dev.sluice.rules.Dialect.Folding;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.TableName;
import java.util.Set;

/**
 * A condition on {@code tables}, {@code reads} or {@code writes}. A name that may be a view over
 * anything may be any table.
 */
final class TableCondition extends Condition {

  private final boolean reads;
  private final boolean writes;
  private final NamePattern[] values;
  private final boolean negated;

  TableCondition(boolean reads, boolean writes, NamePattern[] values, boolean negated) {
    this.reads = reads;
    this.writes = writes;
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      return Truth.NO;
    }
    Folding folding = judged.folding();
    boolean hit = reads && anyHit(statement.reads(), folding);
    if (hit || (writes && anyHit(statement.writes(), folding))) {
      return Truth.YES;
    }
    return judged.understood() && !statement.opaque() ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null || !judged.understood() || statement.opaque()) {
      return false;
    }
    Folding folding = judged.folding();
    boolean some =
        (reads && !statement.reads().isEmpty()) || (writes && !statement.writes().isEmpty());
    return some
        && (!reads || allSurely(statement.reads(), folding))
        && (!writes || allSurely(statement.writes(), folding));
  }

  private boolean anyHit(Set<TableName> tables, Folding folding) {
    for (TableName table : tables) {
      if (hits(match(table, folding), negated)) {
        return true;
      }
    }
    return false;
  }

  private boolean allSurely(Set<TableName> tables, Folding folding) {
    for (TableName table : tables) {
      if (!surely(match(table, folding), negated)) {
        return false;
      }
    }
    return true;
  }

  private int match(TableName table, Folding folding) {
    int best = NamePattern.NO;
    for (NamePattern value : values) {
      best = Math.max(best, value.matchTable(table, folding));
    }
    return best;
  }
}
