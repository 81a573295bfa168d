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
   * @return null if no value can change or counts
   */
  @Nullable ResultPlan known(MaskPlan masks, List<OutputColumn> output) {
    ClassCounters counters = new ClassCounters();
    CellMask elsewhere = unknownOrigin(masks, counters);
    boolean passes = !applies(masks) || masks.unknownOrigin() == UnknownOrigin.PASS;
    CellMask unknown = passes ? watched(null, masks) : elsewhere;
    List<@Nullable ValueMask> columns = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < output.size(); i++) {
      ValueMask mask = column(masks, i, output.get(i).known() ? null : unknown, counters);
      any |= mask != null;
      columns.add(mask);
    }
    ValueMask other = elsewhere == null ? null : new ValueMask(elsewhere, nested(masks));
    return any
        ? new ResultPlan(columns, other, counters.names(), nested(masks), isObserved(masks))
        : null;
  }

  /**
   * The plan of values of unknown origin.
   *
   * @return null if such values pass and do not count
   */
  @Nullable ResultPlan unknown(MaskPlan masks) {
    ClassCounters counters = new ClassCounters();
    CellMask cell = unknownOrigin(masks, counters);
    return cell == null
        ? null
        : new ResultPlan(
            List.of(),
            new ValueMask(cell, nested(masks)),
            counters.names(),
            nested(masks),
            isObserved(masks));
  }

  /** Masks on trial do nothing where values are counted in earnest. */
  private static boolean isObserved(MaskPlan masks) {
    return masks.observed() && !masks.looks();
  }

  private static boolean applies(MaskPlan masks) {
    return !masks.observed() || isObserved(masks);
  }

  private @Nullable ValueMask column(
      MaskPlan masks, int at, @Nullable CellMask unknown, ClassCounters counters) {
    ColumnMask mask = applies(masks) ? masks.columns().get(at) : null;
    MaskPlan.Counted counted = masks.watch().at(at);
    List<String> handed = masks.watch().handedAt(at);
    if (mask == null && counted.isNothing() && handed.isEmpty()) {
      return unknown == null ? null : new ValueMask(unknown, nested(masks));
    }
    CellMask cell = PassCell.INSTANCE;
    if (mask != null && mask.spec() instanceof MaskSpec.Inside inside) {
      cell = DetectCell.of(inside.detectors(), counters, maskKey);
    } else if (mask != null) {
      int[] own = counters.of(named(mask.classes()));
      cell = new ColumnCell(Masker.of(mask.spec(), maskKey), own);
    }
    if (!handed.isEmpty()) {
      cell = new WatchedCell(cell, handed, WatchedCell.As.HANDED);
    }
    if (!counted.inside().isEmpty()) {
      cell = new FoundCell(cell, counted.inside());
    }
    if (!counted.classes().isEmpty()) {
      cell = new WatchedCell(cell, counted.classes(), as(counted.made()));
    }
    return new ValueMask(cell, mask == null ? nested(masks) : redacted(mask));
  }

  private static WatchedCell.As as(boolean made) {
    return made ? WatchedCell.As.MADE : WatchedCell.As.VALUE;
  }

  private @Nullable CellMask unknownOrigin(MaskPlan masks, ClassCounters counters) {
    if (!applies(masks)) {
      return watched(null, masks);
    }
    if (masks.unknownOrigin() == UnknownOrigin.DETECT) {
      return watched(DetectCell.of(masks.detectors(), counters, maskKey), masks);
    }
    if (masks.unknownOrigin() == UnknownOrigin.PASS && !hasColumnMask(masks)) {
      return watched(null, masks);
    }
    // Masks by position for a result that has other positions: none of its columns is known.
    int[] own = counters.of(List.of(UNKNOWN_ORIGIN));
    return new ColumnCell(Masker.of(REDACT, null), own);
  }

  /** What becomes of a value of unknown origin that may count; null if it passes. */
  private static @Nullable CellMask watched(@Nullable CellMask cell, MaskPlan masks) {
    MaskPlan.Watch watch = masks.watch();
    CellMask inner = cell == null ? PassCell.INSTANCE : cell;
    if (!watch.unknown().isEmpty()) {
      return new WatchedCell(inner, watch.unknown(), as(true));
    }
    return watch.detectors().isEmpty() ? cell : new FoundCell(inner, watch.detectors());
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
    return (found, watch) -> {
      ResultPlan plan = unknown(masks);
      return plan == null ? found : tagged(found, plan, watch);
    };
  }

  /** A result set inside a masked column: all of it is redacted. */
  private NestedResults redacted(ColumnMask mask) {
    return (found, watch) -> {
      ClassCounters counters = new ClassCounters();
      int[] own = counters.of(named(mask.classes()));
      ValueMask each = new ValueMask(new ColumnCell(Masker.of(REDACT, null), own), redacted(mask));
      return tagged(
          found, new ResultPlan(List.of(), each, counters.names(), redacted(mask), false), null);
    };
  }

  private @Nullable ResultSet tagged(ResultSet found, ResultPlan plan, @Nullable ValueWatch watch)
      throws SQLException {
    ResultState state = new ResultState(plan);
    state.watchedBy(watch == null ? null : watch.nested());
    if (tagger.tag(found, state)) {
      return found;
    }
    found.close();
    return null;
  }
}
