package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes that one statement touches, and where. */
final class Touched {

  /** In any way. */
  final BitSet any;

  final BitSet output;
  final BitSet predicate;
  final BitSet write;

  /** A column of a class flows to where its class is not. */
  final boolean copies;

  /** Whether it is proven that nothing more of a class is copied. */
  final boolean copiesComplete;

  /** Whether all classes that are touched are known. */
  final boolean complete;

  private Touched(Judged judged, EffectiveStatement statement) {
    Classes classes = judged.classes;
    output = of(classes, statement.outputs());
    predicate = of(classes, statement.predicates());
    write = of(classes, statement.writtenColumns());
    any = of(classes, statement.columns());
    any.or(output);
    any.or(predicate);
    any.or(write);
    boolean copied = false;
    List<Flow> flows = statement.flows();
    for (int i = 0; i < flows.size(); i++) {
      copied |= isCopy(classes, flows.get(i));
      any.or(classes.of(flows.get(i).source()));
    }
    copies = copied;
    copiesComplete = copied || !mayCopyUnseen(judged, statement);
    complete =
        judged.understood()
            && !(statement.opaque() && classes.anyOfColumns(null))
            && (judged.lineageKnown() || !mayReachClass(classes, statement, null));
  }

  /** For the statement under judgement; a judgement of the call alone touches nothing. */
  static Touched by(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      throw new IllegalStateException("a statement fact was asked of a call without statement");
    }
    return new Touched(judged, statement);
  }

  /** Whether a value of a class goes to a place that is not of this class. */
  static boolean isCopy(Classes classes, Flow flow) {
    BitSet source = classes.of(flow.source());
    if (source.isEmpty()) {
      return false;
    }
    ColumnName target = flow.target();
    if (target == null) {
      return true;
    }
    BitSet missing = (BitSet) source.clone();
    missing.andNot(classes.of(target));
    return !missing.isEmpty();
  }

  /**
   * Whether values may go elsewhere without a flow that says so: COPY takes whole tables, and what
   * a star stands for is not always known.
   */
  private static boolean mayCopyUnseen(Judged judged, EffectiveStatement statement) {
    boolean whole = statement.operations().contains(Operation.COPY);
    if (!whole && !movesRows(statement)) {
      return false;
    }
    boolean proven = judged.lineageKnown() && !statement.shapes().contains(Shape.SELECT_STAR);
    return (whole || !proven) && mayReachClass(judged.classes, statement, null);
  }

  private static boolean movesRows(EffectiveStatement statement) {
    Set<Effect> effects = statement.effects();
    return statement.families().contains(Family.WRITE)
        || statement.families().contains(Family.DDL)
        || effects.contains(Effect.FILE)
        || effects.contains(Effect.PROGRAM)
        || effects.contains(Effect.NETWORK);
  }

  /**
   * Whether the statement may touch a table that holds one of these classes: it names one, or it
   * does something whose tables cannot be told from its text.
   */
  static boolean mayReachClass(
      Classes classes, EffectiveStatement statement, @Nullable MaskSpec @Nullable [] inForce) {
    if (!statement.understood() || hidesTables(statement)) {
      return true;
    }
    return (statement.hidden() && classes.anyOfColumns(inForce))
        || anyHolds(classes, statement.reads(), inForce)
        || anyHolds(classes, statement.writes(), inForce);
  }

  private static boolean hidesTables(EffectiveStatement statement) {
    Set<Effect> effects = statement.effects();
    Set<Operation> operations = statement.operations();
    return effects.contains(Effect.DYNAMIC_SQL)
        || effects.contains(Effect.UNKNOWN_FUNCTION)
        || effects.contains(Effect.FILE)
        || effects.contains(Effect.PROGRAM)
        || effects.contains(Effect.NETWORK)
        || operations.contains(Operation.CALL)
        || operations.contains(Operation.EXECUTE)
        || operations.contains(Operation.BLOCK)
        || operations.contains(Operation.OTHER);
  }

  private static boolean anyHolds(
      Classes classes, Set<TableName> tables, @Nullable MaskSpec @Nullable [] inForce) {
    for (TableName table : tables) {
      if (classes.mayHold(table, inForce)) {
        return true;
      }
    }
    return false;
  }

  private static BitSet of(Classes classes, Set<ColumnName> columns) {
    BitSet found = new BitSet();
    for (ColumnName column : columns) {
      found.or(classes.of(column));
    }
    return found;
  }
}
