package dev.sluice.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The masks of one result. Immutable.
 *
 * @param columns by position, first column first; an entry is null where nothing is masked
 * @param columnsKnown true if {@code columns} has exactly one entry per result column; if false, or
 *     if the result set has another number of columns, each column is of unknown origin
 * @param unknownOrigin what happens to a column of unknown origin
 * @param detectors classes with a detector that are masked in values of unknown origin
 * @param classes the names of the classes for which a mask is in force for this caller, whether
 *     this statement shows them or not
 * @param observed true if the masks are only recorded, not applied
 */
public record MaskPlan(
    List<@Nullable ColumnMask> columns,
    boolean columnsKnown,
    UnknownOrigin unknownOrigin,
    List<DetectorMask> detectors,
    Set<String> classes,
    boolean observed) {

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

  public MaskPlan {
    classes = Set.copyOf(classes);
    columns = Collections.unmodifiableList(new ArrayList<>(columns));
    detectors = List.copyOf(detectors);
  }

  /** True if no value of any result can change under this plan. */
  public boolean isEmpty() {
    if (unknownOrigin != UnknownOrigin.PASS) {
      return false;
    }
    for (ColumnMask mask : columns) {
      if (mask != null) {
        return false;
      }
    }
    return true;
  }
}
