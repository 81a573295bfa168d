package dev.sluice.rules.policy;

import dev.sluice.rules.Decision.ApprovalSpec;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One compiled rule. Immutable.
 *
 * @param place where it begins in its file
 * @param id its name
 * @param observed on trial: it decides nothing
 * @param when all must hold; none means always
 * @param unless if all hold, the rule does not; null if there is no exemption
 * @param action what it says
 */
record Rule(
    Place place,
    String id,
    boolean observed,
    Conditions when,
    @Nullable Conditions unless,
    Action action) {

  /**
   * What a rule says: a verdict, or masks and limits.
   *
   * @param deny the sentence; null if it does not deny
   * @param allow true if it allows
   * @param approval null if it asks nobody
   * @param masks empty if it masks nothing
   * @param limits {@link Limits#NONE} if it limits nothing
   */
  record Action(
      @Nullable String deny,
      boolean allow,
      @Nullable ApprovalSpec approval,
      List<ClassMask> masks,
      Limits limits) {
    Action {
      masks = List.copyOf(masks);
    }

    /** Whether it says something about the values of a result. */
    boolean concernsValues() {
      return !masks.isEmpty() || limits.has(Limits.Kind.VALUES);
    }
  }

  /** A class, by number, and the mask that this rule gives it. */
  record ClassMask(int classIndex, MaskSpec spec) {}

  /** Hot path. Whether the rule holds for the statement under judgement. */
  Truth holds(Judged judged) {
    if (action.allow()) {
      return when.all(judged) ? Truth.YES : Truth.NO;
    }
    Truth truth = when.some(judged);
    if (truth == Truth.NO) {
      return truth;
    }
    Conditions exemption = unless;
    return exemption != null && exemption.all(judged) ? Truth.NO : truth;
  }
}
