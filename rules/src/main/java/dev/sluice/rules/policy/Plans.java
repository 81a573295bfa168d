package dev.sluice.rules.policy;

import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.StatementFacts;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The plans last made, by the facts that they were made for: the facts of a repeated statement are
 * the same object. Holds no facts alive. Safe for any number of threads; a lost race costs one
 * plan.
 */
final class Plans {

  private static final int SLOTS = 512;

  private final Classes classes;
  private final AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(SLOTS);

  Plans(Classes classes) {
    this.classes = classes;
  }

  private static final class Slot {
    final WeakReference<StatementFacts> facts;
    final @Nullable MaskSpec[] inForce;
    final boolean observed;
    final MaskPlan plan;

    Slot(StatementFacts facts, @Nullable MaskSpec[] inForce, boolean observed, MaskPlan plan) {
      this.facts = new WeakReference<>(facts);
      this.inForce = inForce;
      this.observed = observed;
      this.plan = plan;
    }

    boolean fits(StatementFacts wanted, @Nullable MaskSpec[] specs, boolean trial) {
      return facts.refersTo(wanted) && observed == trial && Arrays.equals(inForce, specs);
    }
  }

  /** Hot path. The plan for these facts; {@code inForce} is not changed after the call. */
  MaskPlan of(StatementFacts facts, @Nullable MaskSpec[] inForce, boolean observed) {
    int at = System.identityHashCode(facts) & (SLOTS - 1);
    Slot slot = slots.get(at);
    if (slot != null && slot.fits(facts, inForce, observed)) {
      return slot.plan;
    }
    MaskPlan plan = Masks.plan(facts, classes, inForce, observed);
    slots.set(at, new Slot(facts, inForce, observed, plan));
    return plan;
  }
}
