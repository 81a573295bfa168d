package dev.sluice.rules.policy;

import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Shape;
import java.util.EnumSet;

/** A condition on {@code effects} or on {@code shape}. */
abstract class WordsCondition<E extends Enum<E>> extends Condition {

  final EnumSet<E> values;
  private final EnumSet<E> others;
  private final boolean negated;

  WordsCondition(EnumSet<E> values, boolean negated) {
    this.values = values;
    others = EnumSet.complementOf(values);
    this.negated = negated;
  }

  /** The statement has one of them. */
  abstract boolean hasAny(Judged judged, EffectiveStatement statement, EnumSet<E> words);

  /** It is known of each of these words whether the statement has it. */
  abstract boolean isComplete(Judged judged, EnumSet<E> words);

  @Override
  final Truth some(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      return Truth.NO;
    } else if (hasAny(judged, statement, negated ? others : values)) {
      return Truth.YES;
    }
    return isComplete(judged, negated ? others : values) ? Truth.NO : judged.unknownStatement();
  }

  @Override
  final boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    return statement != null
        && isComplete(judged, negated ? values : others)
        && hasAny(judged, statement, negated ? others : values)
        && !hasAny(judged, statement, negated ? values : others);
  }

  /** On {@code effects}; whether a sensitive value is copied is for the policy to say. */
  static final class Effects extends WordsCondition<Effect> {

    Effects(EnumSet<Effect> values, boolean negated) {
      super(values, negated);
    }

    @Override
    boolean hasAny(Judged judged, EffectiveStatement statement, EnumSet<Effect> words) {
      for (Effect effect : statement.effects()) {
        if (words.contains(effect)) {
          return true;
        }
      }
      return words.contains(Effect.SENSITIVE_COPY) && judged.touched().copies;
    }

    @Override
    boolean isComplete(Judged judged, EnumSet<Effect> words) {
      return judged.understood()
          && (!words.contains(Effect.SENSITIVE_COPY) || judged.touched().copiesComplete);
    }
  }

  /** On {@code shape}; a statement that is not understood has the shape "unknown". */
  static final class Shapes extends WordsCondition<Shape> {

    Shapes(EnumSet<Shape> values, boolean negated) {
      super(values, negated);
    }

    @Override
    boolean hasAny(Judged judged, EffectiveStatement statement, EnumSet<Shape> words) {
      for (Shape shape : statement.shapes()) {
        if (words.contains(shape)) {
          return true;
        }
      }
      return words.contains(Shape.UNKNOWN) && !judged.understood();
    }

    @Override
    boolean isComplete(Judged judged, EnumSet<Shape> words) {
      return judged.understood();
    }
  }
}
