package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.Counted;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskPlan.Watch;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which values of a result count against the budgets in force. */
final class Watches {

  private static final MaskSpec REDACT = new MaskSpec.Redact();

  private Watches() {}

  /** The classes of which values are limited, by number. */
  static BitSet limited(Limits limits, Classes classes) {
    BitSet limited = new BitSet();
    for (Limit each : limits.all()) {
      for (int i = 0; each.kind() == Limits.Kind.VALUES && i < classes.count(); i++) {
        if (classes.get(i).name().equals(each.className())) {
          limited.set(i);
        }
      }
    }
    return limited;
  }

  /**
   * Hot path. What counts under a plan, and what is remembered.
   *
   * @param masks by class number the mask in force; null where none is
   */
  static Watch of(
      StatementFacts facts,
      Classes classes,
      @Nullable MaskSpec[] masks,
      Wanted wanted,
      MaskPlan plan) {
    BitSet limited = wanted.limited();
    List<List<String>> handed = wanted.follows() ? handed(facts, classes, plan) : List.of();
    BitSet shown = (BitSet) limited.clone();
    for (int i = limited.nextSetBit(0); i >= 0 && !plan.observed(); i = limited.nextSetBit(i + 1)) {
      MaskSpec mask = masks[i];
      shown.set(i, mask == null || !mask.hidesAll());
    }
    if (shown.isEmpty()) {
      return new Watch(List.of(), List.of(), List.of(), handed);
    }
    boolean redacts = !plan.observed() && plan.unknownOrigin() == UnknownOrigin.REDACT;
    BitSet unknown = !redacts && mayReach(facts, classes, shown) ? shown : new BitSet();
    List<Counted> columns = new ArrayList<>();
    for (int i = 0; plan.columnsKnown() && i < plan.columns().size(); i++) {
      ColumnMask mask = plan.observed() ? null : plan.columns().get(i);
      boolean hidden = mask != null && mask.spec().hidesAll();
      OutputColumn column = facts.output().get(i);
      columns.add(hidden ? Counted.NOTHING : counted(column, classes, shown, unknown));
    }
    return new Watch(
        columns,
        List.copyOf(classes.names(unknown)),
        redacts || !unknown.isEmpty() ? List.of() : detectors(classes, shown),
        handed);
  }

  /**
   * What is wanted of a plan beside masks.
   *
   * @param limited the classes of which values are limited
   * @param follows whether values that are handed out as they stand are remembered
   */
  record Wanted(BitSet limited, boolean follows) {
    boolean isNothing() {
      return limited.isEmpty() && !follows;
    }
  }

  /** The classes of columns that are handed out as they stand. */
  private static List<List<String>> handed(StatementFacts facts, Classes classes, MaskPlan plan) {
    List<List<String>> handed = new ArrayList<>();
    for (int i = 0; plan.columnsKnown() && i < plan.columns().size(); i++) {
      OutputColumn column = facts.output().get(i);
      BitSet found = new BitSet();
      boolean clear = plan.observed() || plan.columns().get(i) == null;
      if (clear && column.known() && !column.derived()) {
        for (ColumnName source : column.sources()) {
          found.or(classes.of(source));
        }
      }
      handed.add(List.copyOf(classes.names(found)));
    }
    return handed;
  }

  private static Counted counted(
      OutputColumn column, Classes classes, BitSet shown, BitSet unknown) {
    BitSet found = new BitSet();
    BitSet inside = new BitSet();
    for (ColumnName source : column.sources()) {
      found.or(classes.of(source));
      inside.or(classes.inside(source));
    }
    boolean made = column.derived() || !column.known();
    if (made) {
      found.or(inside);
      inside.clear();
    }
    found.and(shown);
    inside.and(shown);
    if (!column.known()) {
      found.or(unknown);
    }
    return found.isEmpty() && inside.isEmpty()
        ? Counted.NOTHING
        : new Counted(List.copyOf(classes.names(found)), made, detectors(classes, inside));
  }

  private static boolean mayReach(StatementFacts facts, Classes classes, BitSet shown) {
    if (!facts.understood()) {
      return true;
    }
    @Nullable MaskSpec[] wanted = new MaskSpec[classes.count()];
    for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
      wanted[i] = REDACT;
    }
    for (int i = 0; i < facts.statements().size(); i++) {
      if (Touched.mayReachClass(classes, facts.statements().get(i), wanted)) {
        return true;
      }
    }
    return false;
  }

  private static List<DetectorMask> detectors(Classes classes, BitSet shown) {
    List<DetectorMask> detectors = new ArrayList<>();
    for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
      for (String name : classes.get(i).detectors()) {
        detectors.add(new DetectorMask(classes.get(i).name(), name, REDACT));
      }
    }
    return detectors;
  }
}
