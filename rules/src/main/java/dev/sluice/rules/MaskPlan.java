package dev.sluice.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The masks of one result, and what in it counts against a budget of values. Immutable.
 *
 * @param columns by position, first column first; an entry is null where nothing is masked
 * @param columnsKnown true if {@code columns} has exactly one entry per result column; if false, or
 *     if the result set has another number of columns, each column is of unknown origin
 * @param unknownOrigin what happens to a column of unknown origin
 * @param detectors classes with a detector that are masked in values of unknown origin
 * @param classes the names of the classes for which a mask or a budget is in force for this caller,
 *     whether this statement shows them or not
 * @param observed true if the masks are only recorded, not applied
 * @param watch which values count; whatever {@code observed} says of the masks
 */
public record MaskPlan(
    List<@Nullable ColumnMask> columns,
    boolean columnsKnown,
    UnknownOrigin unknownOrigin,
    List<DetectorMask> detectors,
    Set<String> classes,
    boolean observed,
    Watch watch) {

  /** What happens to a column of unknown origin. */
  public enum UnknownOrigin {
    /** No mask is in force: it passes. */
    PASS,
    /** The detectors look at each value. */
    DETECT,
    /** The statement may touch a table that holds a class in force: each value is redacted. */
    REDACT
  }

  /** A detector by its policy name, and the mask for what it finds. */
  public record DetectorMask(String className, String detector, MaskSpec spec) {}

  /**
   * For which classes a value of a column counts.
   *
   * @param made true if it was made of values of these classes, or may have been: an expression, an
   *     aggregate, a column of unproven origin
   * @param inside of a free text: what is looked for in it
   */
  public record Counted(List<String> classes, boolean made, List<DetectorMask> inside) {

    /** It does not count. */
    public static final Counted NOTHING = new Counted(List.of(), false);

    public Counted {
      classes = List.copyOf(classes);
      inside = List.copyOf(inside);
    }

    /** Of a column that is no free text. */
    public Counted(List<String> classes, boolean made) {
      this(classes, made, List.of());
    }

    /** Whether it does not count. */
    public boolean isNothing() {
      return classes.isEmpty() && inside.isEmpty();
    }
  }

  /**
   * Which values count against a budget. A value that its mask hides whole does not.
   *
   * @param columns by position, first column first; empty where positions are not known
   * @param unknown the classes for which a value of unknown origin counts
   * @param detectors where {@code unknown} is empty: what is looked for in values of unknown origin
   * @param handed by position the classes of values that are handed out as they stand, where they
   *     have to be known again when they come back; empty where nothing is remembered
   */
  public record Watch(
      List<Counted> columns,
      List<String> unknown,
      List<DetectorMask> detectors,
      List<List<String>> handed) {

    /** Nothing counts. */
    public static final Watch NONE = new Watch(List.of(), List.of(), List.of(), List.of());

    public Watch {
      handed = List.copyOf(handed);
      columns = List.copyOf(columns);
      unknown = List.copyOf(unknown);
      detectors = List.copyOf(detectors);
    }

    /** Hot path. For which classes a column counts; its first one has the number 0. */
    public Counted at(int column) {
      return column < columns.size() ? columns.get(column) : Counted.NOTHING;
    }

    /** Hot path. For which classes values of a column are remembered. */
    public List<String> handedAt(int column) {
      return column < handed.size() ? handed.get(column) : List.of();
    }

    /** Whether values are remembered. */
    public boolean remembers() {
      for (List<String> classes : handed) {
        if (!classes.isEmpty()) {
          return true;
        }
      }
      return false;
    }

    /** Whether nothing counts. */
    public boolean isEmpty() {
      if (!unknown.isEmpty() || !detectors.isEmpty()) {
        return false;
      }
      for (Counted column : columns) {
        if (!column.isNothing()) {
          return false;
        }
      }
      return true;
    }
  }

  /** Nothing is masked. */
  public static final MaskPlan NONE =
      new MaskPlan(List.of(), true, UnknownOrigin.PASS, List.of(), false);

  /** A plan of which nobody says what else is in force. */
  public MaskPlan(
      List<@Nullable ColumnMask> columns,
      boolean columnsKnown,
      UnknownOrigin unknownOrigin,
      List<DetectorMask> detectors,
      boolean observed) {
    this(columns, columnsKnown, unknownOrigin, detectors, Set.of(), observed);
  }

  /** A plan in which no value counts. */
  public MaskPlan(
      List<@Nullable ColumnMask> columns,
      boolean columnsKnown,
      UnknownOrigin unknownOrigin,
      List<DetectorMask> detectors,
      Set<String> classes,
      boolean observed) {
    this(columns, columnsKnown, unknownOrigin, detectors, classes, observed, Watch.NONE);
  }

  public MaskPlan {
    classes = Set.copyOf(classes);
    columns = Collections.unmodifiableList(new ArrayList<>(columns));
    detectors = List.copyOf(detectors);
  }

  /** The same masks with values that count, of these classes. */
  public MaskPlan watching(Watch watched, Set<String> limited) {
    Set<String> both = new HashSet<>(classes);
    both.addAll(limited);
    return new MaskPlan(columns, columnsKnown, unknownOrigin, detectors, both, observed, watched);
  }

  /** Hot path. True if values change or count: what is said of them has to be kept back, too. */
  public boolean acts() {
    return (!observed && masksAny()) || !watch.isEmpty();
  }

  /** Hot path. True if values of a result have to be looked at. */
  public boolean looks() {
    return acts() || watch.remembers();
  }

  /** True if no value of any result can change under this plan, and none is looked at. */
  public boolean isEmpty() {
    return !masksAny() && watch.isEmpty() && !watch.remembers();
  }

  private boolean masksAny() {
    if (unknownOrigin != UnknownOrigin.PASS) {
      return true;
    }
    for (ColumnMask mask : columns) {
      if (mask != null) {
        return true;
      }
    }
    return false;
  }
}
