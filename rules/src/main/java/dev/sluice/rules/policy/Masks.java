package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The masks in force for one text, and the plan that follows from them. */
final class Masks {

  private static final MaskSpec REDACT = new MaskSpec.Redact();

  private Masks() {}

  /** Of two masks the one that shows less. */
  static MaskSpec stronger(@Nullable MaskSpec a, MaskSpec b) {
    if (a == null || b.strength() < a.strength()) {
      return b;
    }
    return b.strength() == a.strength() && shows(b) < shows(a) ? b : a;
  }

  /** How much a mask shows, among masks of the same kind. */
  private static long shows(MaskSpec spec) {
    if (spec instanceof MaskSpec.Partial partial) {
      return (long) partial.keepFirst() + partial.keepLast();
    } else if (spec instanceof MaskSpec.Bucket bucket) {
      return -bucket.size();
    }
    return spec instanceof MaskSpec.DatePart part && part.keepMonth() ? 1 : 0;
  }

  /**
   * Hot path. The plan of one text.
   *
   * @param inForce by class number the mask in force; null where none is
   */
  static MaskPlan plan(
      StatementFacts facts, Classes classes, @Nullable MaskSpec[] inForce, boolean observed) {
    boolean understood = facts.understood();
    for (int i = 0; i < facts.statements().size(); i++) {
      understood &= facts.statements().get(i).understood();
    }
    UnknownOrigin unknown = unknownOrigin(facts, classes, inForce);
    if (!understood || !facts.outputKnown()) {
      return new MaskPlan(
          List.of(),
          false,
          unknown,
          detectors(classes, inForce),
          names(classes, inForce),
          observed);
    }
    List<OutputColumn> output = facts.output();
    List<@Nullable ColumnMask> columns = new ArrayList<>(output.size());
    boolean allKnown = true;
    for (int i = 0; i < output.size(); i++) {
      OutputColumn column = output.get(i);
      allKnown &= column.known();
      columns.add(columnMask(column, classes, inForce, unknown));
    }
    // A plan cannot say "let the detectors look" of one column: then they look at each of them. No
    // mask is lost by it, since no table of this text holds a class in force.
    boolean detectAll = !allKnown && unknown == UnknownOrigin.DETECT;
    return new MaskPlan(
        columns,
        !detectAll,
        unknown,
        detectors(classes, inForce),
        names(classes, inForce),
        observed);
  }

  private static Set<String> names(Classes classes, @Nullable MaskSpec[] inForce) {
    BitSet held = new BitSet();
    for (int i = 0; i < classes.count(); i++) {
      held.set(i, inForce[i] != null);
    }
    return classes.names(held);
  }

  private static @Nullable ColumnMask columnMask(
      OutputColumn column, Classes classes, @Nullable MaskSpec[] inForce, UnknownOrigin unknown) {
    MaskSpec spec = inside(column, classes, inForce);
    BitSet found = null;
    for (ColumnName source : column.sources()) {
      BitSet given = classes.of(source);
      for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
        MaskSpec mask = inForce[i];
        if (mask != null) {
          spec = stronger(spec, mask);
          found = found == null ? new BitSet() : found;
          found.set(i);
        }
      }
    }
    if (!column.known() && (unknown == UnknownOrigin.REDACT || spec != null)) {
      spec = stronger(spec, REDACT);
    } else if (column.derived() && spec != null) {
      spec = stronger(spec, REDACT);
    }
    if (spec == null) {
      return null;
    }
    return new ColumnMask(found == null ? Set.of() : classes.names(found), spec);
  }

  /** What is looked for in a free text; null if it is none. */
  private static @Nullable MaskSpec inside(
      OutputColumn column, Classes classes, @Nullable MaskSpec[] inForce) {
    List<DetectorMask> wanted = new ArrayList<>();
    for (ColumnName source : column.sources()) {
      BitSet sought = classes.inside(source);
      for (int i = sought.nextSetBit(0); i >= 0; i = sought.nextSetBit(i + 1)) {
        add(classes.get(i), inForce[i], wanted);
      }
    }
    return wanted.isEmpty() ? null : new MaskSpec.Inside(wanted);
  }

  private static UnknownOrigin unknownOrigin(
      StatementFacts facts, Classes classes, @Nullable MaskSpec[] inForce) {
    if (noneInForce(inForce)) {
      return UnknownOrigin.PASS;
    } else if (!facts.understood()) {
      return UnknownOrigin.REDACT;
    }
    List<EffectiveStatement> statements = facts.statements();
    for (int i = 0; i < statements.size(); i++) {
      if (Touched.mayReachClass(classes, statements.get(i), inForce)) {
        return UnknownOrigin.REDACT;
      }
    }
    for (int i = 0; i < classes.count(); i++) {
      if (inForce[i] != null && !classes.get(i).detectors().isEmpty()) {
        return UnknownOrigin.DETECT;
      }
    }
    return UnknownOrigin.PASS;
  }

  private static boolean noneInForce(@Nullable MaskSpec[] inForce) {
    for (MaskSpec mask : inForce) {
      if (mask != null) {
        return false;
      }
    }
    return true;
  }

  private static List<DetectorMask> detectors(Classes classes, @Nullable MaskSpec[] inForce) {
    List<DetectorMask> masks = new ArrayList<>();
    for (int i = 0; i < classes.count(); i++) {
      add(classes.get(i), inForce[i], masks);
    }
    return masks;
  }

  private static void add(
      Classes.Sensitive sensitive, @Nullable MaskSpec spec, List<DetectorMask> masks) {
    for (int i = 0; spec != null && i < sensitive.detectors().size(); i++) {
      DetectorMask mask = new DetectorMask(sensitive.name(), sensitive.detectors().get(i), spec);
      if (!masks.contains(mask)) {
        masks.add(mask);
      }
    }
  }
}
