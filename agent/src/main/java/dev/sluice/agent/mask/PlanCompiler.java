package dev.sluice.agent.mask;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.mask.Masker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the masks of a decision into the plan that getters use. Safe for any number of threads. */
final class PlanCompiler {

  /** Under this name values are counted that were redacted because their origin is not known. */
  static final String UNKNOWN_ORIGIN = "unknown-origin";

  private static final MaskSpec REDACT = new MaskSpec.Redact();

  private final byte @Nullable [] maskKey;
  private final ResultTagger tagger;

  PlanCompiler(byte @Nullable [] maskKey, ResultTagger tagger) {
    this.maskKey = maskKey == null ? null : maskKey.clone();
    this.tagger = tagger;
  }

  /**
   * The plan of a result whose columns are the analysed ones.
   *
   * @return null if no value can change
   */
  @Nullable ResultPlan known(MaskPlan masks, List<OutputColumn> output) {
    ClassCounters counters = new ClassCounters();
    ValueMask elsewhere = unknownOrigin(masks, counters);
    ValueMask unknown = masks.unknownOrigin() == UnknownOrigin.PASS ? null : elsewhere;
    List<@Nullable ValueMask> columns = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < output.size(); i++) {
      ValueMask mask = column(masks.columns().get(i), output.get(i), unknown, counters);
      any |= mask != null;
      columns.add(mask);
    }
    return any
        ? new ResultPlan(columns, elsewhere, counters.names(), nested(masks), masks.observed())
        : null;
  }

  /**
   * The plan of values of unknown origin.
   *
   * @return null if such values pass
   */
  @Nullable ResultPlan unknown(MaskPlan masks) {
    ClassCounters counters = new ClassCounters();
    ValueMask each = unknownOrigin(masks, counters);
    return each == null
        ? null
        : new ResultPlan(List.of(), each, counters.names(), nested(masks), masks.observed());
  }

  private @Nullable ValueMask column(
      @Nullable ColumnMask mask,
      OutputColumn column,
      @Nullable ValueMask unknown,
      ClassCounters counters) {
    if (mask == null) {
      return column.known() ? null : unknown;
    }
    Masker masker = Masker.of(mask.spec(), maskKey);
    int[] own = counters.of(named(mask.classes()));
    return new ValueMask(new ColumnCell(masker, own), redacted(mask));
  }

  private @Nullable ValueMask unknownOrigin(MaskPlan masks, ClassCounters counters) {
    if (masks.unknownOrigin() == UnknownOrigin.DETECT) {
      return new ValueMask(DetectCell.of(masks.detectors(), counters, maskKey), nested(masks));
    }
    if (masks.unknownOrigin() == UnknownOrigin.PASS && !hasColumnMask(masks)) {
      return null;
    }
    // Masks by position for a result that has other positions: none of its columns is known.
    int[] own = counters.of(List.of(UNKNOWN_ORIGIN));
    return new ValueMask(new ColumnCell(Masker.of(REDACT, null), own), nested(masks));
  }

  /** A column that is redacted because its origin is not known has no class. */
  private static Collection<String> named(Set<String> classes) {
    return classes.isEmpty() ? List.of(UNKNOWN_ORIGIN) : classes;
  }

  private static boolean hasColumnMask(MaskPlan masks) {
    for (ColumnMask mask : masks.columns()) {
      if (mask != null) {
        return true;
      }
    }
    return false;
  }

  /** A result set inside a value of unknown origin: its values are of unknown origin too. */
  private NestedResults nested(MaskPlan masks) {
    return found -> {
      ResultPlan plan = unknown(masks);
      return plan == null ? found : tagged(found, plan);
    };
  }

  /** A result set inside a masked column: all of it is redacted. */
  private NestedResults redacted(ColumnMask mask) {
    return found -> {
      ClassCounters counters = new ClassCounters();
      int[] own = counters.of(named(mask.classes()));
      ValueMask each = new ValueMask(new ColumnCell(Masker.of(REDACT, null), own), redacted(mask));
      return tagged(
          found, new ResultPlan(List.of(), each, counters.names(), redacted(mask), false));
    };
  }

  private @Nullable ResultSet tagged(ResultSet found, ResultPlan plan) throws SQLException {
    // H2 describes the rows in a ROW value by the lengths of what is in it.
    if (tagger.tag(found, new ResultState(plan, false))) {
      return found;
    }
    found.close();
    return null;
  }
}
