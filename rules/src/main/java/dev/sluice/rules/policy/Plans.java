package dev.sluice.rules.policy;

import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.Watch;
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
    final Watches.Wanted wanted;
    final MaskPlan plan;

    Slot(StatementFacts facts, @Nullable MaskSpec[] inForce, Watches.Wanted wanted, MaskPlan plan) {
      this.facts = new WeakReference<>(facts);
      this.inForce = inForce;
      this.wanted = wanted;
      this.plan = plan;
    }

    boolean fits(
        StatementFacts of, @Nullable MaskSpec[] specs, Watches.Wanted more, boolean observed) {
      return facts.refersTo(of)
          && plan.observed() == observed
          && wanted.equals(more)
          && Arrays.equals(inForce, specs);
    }
  }

  /**
   * Hot path. The plan for these facts.
   *
   * @param inForce the masks by class number; not changed after the call
   * @param wanted what is wanted beside masks; not changed after the call
   */
  MaskPlan of(
      StatementFacts facts, @Nullable MaskSpec[] inForce, Watches.Wanted wanted, boolean observed) {
    int at = System.identityHashCode(facts) & (SLOTS - 1);
    Slot slot = slots.get(at);
    if (slot != null && slot.fits(facts, inForce, wanted, observed)) {
      return slot.plan;
    }
    MaskPlan plan = Masks.plan(facts, classes, inForce, observed);
    if (!wanted.isNothing()) {
      Watch watch = Watches.of(facts, classes, inForce, wanted, plan);
      plan = plan.watching(watch, classes.names(wanted.limited()));
    }
    slots.set(at, new Slot(facts, inForce, wanted, plan));
    return plan;
  }
}
