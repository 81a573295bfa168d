package dev.sluice.agent.gate;

import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.mask.MaskedText;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.Literals;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps masked values from being written over the originals: an application that loads an entity,
 * changes one field and stores it sends all fields back. A value is told by its look, so that it
 * does not matter which connection, thread or cache it came by.
 */
final class WriteBack {

  static final String RULE = "masked-write-back";

  private static final int LEAST = 3;

  private WriteBack() {}

  /** Which sensitive class a statement writes; remembered with what it was made from. */
  record Written(StatementFacts facts, Policy policy, @Nullable String className) {}

  /** Hot path. A bind value is set: remembers whether it is a masked one. */
  static void note(StatementState state, int index, @Nullable Object value, Policy policy) {
    BitSet masked = state.maskedBinds;
    // Of a statement that was prepared unseen nobody knows yet what it writes.
    boolean looked = state.inspected == null || classWritten(state, policy) != null;
    String text = looked ? BoundText.of(value) : null;
    if (text != null && text.length() >= LEAST && MaskedText.is(text)) {
      if (masked == null) {
        masked = new BitSet();
        state.maskedBinds = masked;
      }
      masked.set(Math.max(0, index));
    } else if (masked != null && !isDriversOwn(value)) {
      masked.clear(Math.max(0, index));
    }
  }

  /** A stream that a driver makes of what it was given: the same value on its way. */
  private static boolean isDriversOwn(@Nullable Object value) {
    return value instanceof InputStream && KnownDrivers.made(value);
  }

  /** Hot path. Why a statement must not run with the values that are bound now; or null. */
  static @Nullable Excess bound(StatementState state, Policy policy) {
    BitSet masked = state.maskedBinds;
    if (masked == null || masked.isEmpty() || !policy.enforces()) {
      return null;
    }
    String className = classWritten(state, policy);
    return className == null ? null : excess(className);
  }

  /** Why a text must not run: a masked value stands in it; or null. */
  static @Nullable Excess literal(
      StatementFacts facts, @Nullable String sql, AnalysisContext context, Policy policy) {
    if (sql == null || !policy.enforces() || !MaskedText.mayHold(sql)) {
      return null;
    }
    String className = classWritten(facts, policy);
    return className != null
            && Literals.anyString(
                sql, context, text -> text.length() >= LEAST && MaskedText.is(text))
        ? excess(className)
        : null;
  }

  private static Excess excess(@Nullable String className) {
    return new Excess(
        RULE,
        "It would write a masked value over the original of class "
            + className
            + ". Write only the columns that changed, or what you did not read here.");
  }

  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  private static @Nullable String classWritten(StatementState state, Policy policy) {
    StatementState.Inspected inspected = state.inspected;
    if (inspected == null) {
      return null;
    }
    Written known = state.written;
    if (known == null || known.facts() != inspected.facts() || known.policy() != policy) {
      known = new Written(inspected.facts(), policy, classWritten(inspected.facts(), policy));
      state.written = known;
    }
    return known.className();
  }

  /**
   * The first class of a column that is written; of all classes where the columns are not known.
   */
  private static @Nullable String classWritten(StatementFacts facts, Policy policy) {
    Set<String> names = new TreeSet<>();
    for (EffectiveStatement each : facts.statements()) {
      for (ColumnName column : each.writtenColumns()) {
        names.addAll(policy.classesOf(column));
      }
    }
    return names.isEmpty() ? null : names.iterator().next();
  }
}
