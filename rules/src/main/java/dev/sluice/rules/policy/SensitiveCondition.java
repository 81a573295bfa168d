package dev.sluice.rules.policy;

import java.util.BitSet;

/** A condition on {@code sensitive}, {@code .output}, {@code .predicate} or {@code .write}. */
final class SensitiveCondition extends Condition {

  /** Where the class is touched. */
  enum Where {
    ANY,
    OUTPUT,
    PREDICATE,
    WRITE
  }

  private final Where where;
  private final BitSet wanted;
  private final BitSet unwanted;

  /**
   * Creates a condition.
   *
   * @param values the classes named, by number
   * @param count how many classes there are
   */
  SensitiveCondition(Where where, BitSet values, int count, boolean negated) {
    this.where = where;
    BitSet others = (BitSet) values.clone();
    others.flip(0, count);
    wanted = negated ? others : values;
    unwanted = negated ? values : others;
  }

  @Override
  Truth some(Judged judged) {
    if (judged.statement() == null) {
      return Truth.NO;
    } else if (touched(judged).intersects(wanted)) {
      return Truth.YES;
    }
    return judged.touched().complete ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    return judged.statement() != null
        && judged.touched().complete
        && touched(judged).intersects(wanted)
        && !touched(judged).intersects(unwanted);
  }

  private BitSet touched(Judged judged) {
    Touched touched = judged.touched();
    return switch (where) {
      case ANY -> touched.any;
      case OUTPUT -> touched.output;
      case PREDICATE -> touched.predicate;
      case WRITE -> touched.write;
    };
  }
}
