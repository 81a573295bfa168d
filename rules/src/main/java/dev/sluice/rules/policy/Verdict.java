package dev.sluice.rules.policy;

import dev.sluice.rules.Decision;
import dev.sluice.rules.Decision.ApprovalSpec;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the rules say of one text; the strongest word stays. Not thread safe; made for one
 * decision.
 */
final class Verdict {

  /** A refusal or a need for approval, found so far. */
  static final class Found {
    @Nullable Rule denied;
    Truth certainty = Truth.NO;
    int reasons;
    @Nullable Rule approve;

    void deny(Rule rule, Truth truth, int why) {
      // The first rule that surely holds; before it, the first that may.
      if (denied == null || (truth == Truth.YES && certainty != Truth.YES)) {
        denied = rule;
        certainty = truth;
        reasons = why;
      }
    }

    void approve(Rule rule) {
      if (approve == null || isStricter(spec(rule), spec(approve))) {
        approve = rule;
      }
    }

    static ApprovalSpec spec(Rule rule) {
      ApprovalSpec spec = rule.action().approval();
      if (spec == null) {
        throw new IllegalStateException("no approval in rule: id=" + rule.id());
      }
      return spec;
    }

    /** More people, then less time; ties by name, so that the order of rules means nothing. */
    private static boolean isStricter(ApprovalSpec a, ApprovalSpec b) {
      int order = Integer.compare(b.count(), a.count());
      order = order != 0 ? order : Long.compare(a.decideWithinMillis(), b.decideWithinMillis());
      order = order != 0 ? order : Long.compare(a.useWithinMillis(), b.useWithinMillis());
      order = order != 0 ? order : Long.compare(a.holdMillis(), b.holdMillis());
      return order < 0 || (order == 0 && a.by().toString().compareTo(b.by().toString()) < 0);
    }
  }

  final Found enforced = new Found();
  final Found observed = new Found();
  @Nullable MaskSpec @Nullable [] masks;
  @Nullable MaskSpec @Nullable [] trialMasks;
  Limits limits = Limits.NONE;
  boolean refusedByDefault;
  @Nullable String refusal;
  @Nullable String refusedBy;

  /** A refusal that is no rule's: the first one stays. */
  void refuse(String by, String sentence) {
    if (refusedBy == null) {
      refusedBy = by;
      refusal = sentence;
    }
  }

  void mask(Rule rule, int classCount) {
    @Nullable MaskSpec[] specs = rule.observed() ? trialMasks : masks;
    if (specs == null) {
      specs = new MaskSpec[classCount];
      if (rule.observed()) {
        trialMasks = specs;
      } else {
        masks = specs;
      }
    }
    List<Rule.ClassMask> added = rule.action().masks();
    for (int i = 0; i < added.size(); i++) {
      Rule.ClassMask mask = added.get(i);
      specs[mask.classIndex()] = Masks.stronger(specs[mask.classIndex()], mask.spec());
    }
  }

  void limit(Limits more) {
    limits = limits.and(more);
  }

  /** The decision; {@code enforces} false: everything is only observed. */
  Decision decision(List<String> rules, MaskPlan plan, boolean enforces) {
    Limits inForce = enforces ? limits : Limits.NONE;
    Rule denied = enforced.denied;
    if (denied != null && enforced.certainty == Truth.YES) {
      return deny(rules, plan, enforced, !enforces, inForce);
    } else if (refusedBy != null && refusal != null) {
      return new Decision.Deny(rules, plan, refusedBy, refusal, !enforces, inForce);
    } else if (denied != null) {
      return deny(rules, plan, enforced, !enforces, inForce);
    } else if (refusedByDefault) {
      return new Decision.Deny(rules, plan, "default", Sentences.BY_DEFAULT, !enforces, inForce);
    }
    Rule approve = enforced.approve;
    if (approve != null) {
      return new Decision.Approve(
          rules, plan, approve.id(), Found.spec(approve), !enforces, inForce);
    } else if (observed.denied != null) {
      return deny(rules, plan, observed, true, inForce);
    }
    Rule tried = observed.approve;
    return tried != null
        ? new Decision.Approve(rules, plan, tried.id(), Found.spec(tried), true, inForce)
        : new Decision.Allow(rules, plan, inForce);
  }

  private static Decision deny(
      List<String> rules, MaskPlan plan, Found found, boolean observed, Limits limits) {
    Rule rule = found.denied;
    if (rule == null) {
      throw new IllegalStateException("nothing was refused");
    }
    String by = rule.id();
    String sentence = rule.action().deny();
    if (found.certainty != Truth.YES) {
      by = Sentences.ruleOf(found.reasons, by);
      sentence = Sentences.unknown(found.reasons, rule.id());
    }
    return new Decision.Deny(rules, plan, by, sentence == null ? "" : sentence, observed, limits);
  }
}
