package dev.sluice.agent.mask;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.TableName;
import dev.sluice.rules.mask.Masker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
  private final MaskedValues values;

  PlanCompiler(byte @Nullable [] maskKey, ResultTagger tagger, MaskedValues values) {
    this.maskKey = maskKey == null ? null : maskKey.clone();
    this.tagger = tagger;
    this.values = values;
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
      ColumnMask masked = applies(masks) ? masks.columns().get(i) : null;
      Trace trace = masked == null ? null : trace(masked, output.get(i), masks, output);
      CellMask other = output.get(i).known() ? null : unknown;
      ValueMask mask = column(masks, i, other, new Kept(counters, trace));
      any |= mask != null;
      columns.add(mask);
    }
    return any ? plan(columns, elsewhere, counters, masks) : null;
  }

  /**
   * The plan of values of unknown origin.
   *
   * @return null if such values pass and do not count
   */
  @Nullable ResultPlan unknown(MaskPlan masks) {
    ClassCounters counters = new ClassCounters();
    CellMask cell = unknownOrigin(masks, counters);
    return cell == null ? null : plan(List.of(), cell, counters, masks);
  }

  /** What a column's mask counts in, and how its values are remembered. */
  private record Kept(ClassCounters counters, @Nullable Trace trace) {}

  private ResultPlan plan(
      List<@Nullable ValueMask> columns,
      @Nullable CellMask elsewhere,
      ClassCounters counters,
      MaskPlan masks) {
    ValueMask other = elsewhere == null ? null : new ValueMask(elsewhere, nested(masks));
    return new ResultPlan(
        columns, other, counters.names(), nested(masks), isObserved(masks), values);
  }

  /** Masks on trial do nothing where values are counted in earnest. */
  private static boolean isObserved(MaskPlan masks) {
    return masks.observed() && !masks.looks();
  }

  private static boolean applies(MaskPlan masks) {
    return !masks.observed() || isObserved(masks);
  }

  private @Nullable ValueMask column(
      MaskPlan masks, int at, @Nullable CellMask unknown, Kept kept) {
    ClassCounters counters = kept.counters();
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
    return new ValueMask(cell, mask == null ? nested(masks) : redacted(mask), kept.trace());
  }

  /** By which column of the same table the rows of a masked column are told apart. */
  private static @Nullable Trace trace(
      ColumnMask mask, OutputColumn column, MaskPlan masks, List<OutputColumn> output) {
    if (mask.classes().isEmpty()) {
      return null;
    }
    Set<TableName> tables = new HashSet<>();
    for (ColumnName source : column.sources()) {
      tables.add(source.table());
    }
    ColumnName tie = null;
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      ColumnName shown = masks.columns().get(i) == null ? plain(output.get(i)) : null;
      if (shown != null && tables.contains(shown.table()) && (tie == null || tie.equals(shown))) {
        tie = shown;
        places.add(output.get(i).index());
      }
    }
    int[] columns = places.stream().mapToInt(Integer::intValue).toArray();
    return new Trace(List.copyOf(mask.classes()), tie, columns, mask.spec());
  }

  private static @Nullable ColumnName plain(OutputColumn column) {
    return column.known() && !column.derived() && column.sources().size() == 1
        ? column.sources().iterator().next()
        : null;
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
          found,
          new ResultPlan(List.of(), each, counters.names(), redacted(mask), false, values),
          null);
    };
  }

  private @Nullable ResultSet tagged(ResultSet found, ResultPlan plan, @Nullable ValueWatch watch)
      throws SQLException {
    // H2 describes the rows in a ROW value by the lengths of what is in it.
    ResultState state = new ResultState(plan, false);
    state.watchedBy(watch == null ? null : watch.nested());
    if (tagger.tag(found, state)) {
      return found;
    }
    found.close();
    return null;
  }
}
