package dev.sluice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy says about one statement. A value: the gate carries it out. Immutable. */
public sealed interface Decision {

  /** Ids of the rules that held, in the policy's order; those on trial included. */
  List<String> rules();

  /** The masks of the result; {@link MaskPlan#NONE} when nothing is masked. */
  MaskPlan masks();

  /** The limits of the statement if it runs; {@link Limits#NONE} when nothing is limited. */
  Limits limits();

  /** The statement runs. */
  record Allow(List<String> rules, MaskPlan masks, Limits limits) implements Decision {
    public Allow {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The statement is refused.
   *
   * @param rule the id of the deciding rule; for a refusal that comes from not understanding,
   *     {@code on-failure.parse} or {@code on-failure.actor}; for the default, {@code default}
   * @param sentence the operator's sentence, or what was not understood
   * @param observed true if the deciding rule or the policy is in observe mode: the statement runs,
   *     the record says what would have happened; {@code masks} and {@code limits} are then what
   *     was decided without it
   * @param limits the limits for a statement that runs although this was decided
   */
  record Deny(
      List<String> rules,
      MaskPlan masks,
      String rule,
      String sentence,
      boolean observed,
      Limits limits)
      implements Decision {
    public Deny {
      rules = List.copyOf(rules);
    }

    /** A refusal without limits beside it. */
    public Deny(
        List<String> rules, MaskPlan masks, String rule, String sentence, boolean observed) {
      this(rules, masks, rule, sentence, observed, Limits.NONE);
    }
  }

  /**
   * The statement needs a person.
   *
   * @param limits the limits for the statement once it runs
   */
  record Approve(
      List<String> rules,
      MaskPlan masks,
      String rule,
      ApprovalSpec spec,
      boolean observed,
      Limits limits)
      implements Decision {
    public Approve {
      rules = List.copyOf(rules);
    }

    /** A need for approval without limits beside it. */
    public Approve(
        List<String> rules, MaskPlan masks, String rule, ApprovalSpec spec, boolean observed) {
      this(rules, masks, rule, spec, observed, Limits.NONE);
    }
  }

  /** Who must approve, how many, and within which time; times in milliseconds. */
  record ApprovalSpec(
      List<String> by, int count, long decideWithinMillis, long useWithinMillis, long holdMillis) {
    public ApprovalSpec {
      by = List.copyOf(by);
    }
  }

  /** allow, deny or approve: the word of records and {@code check}. */
  default String verdict() {
    if (this instanceof Deny) {
      return "deny";
    }
    return this instanceof Approve ? "approve" : "allow";
  }

  /** The id of the rule that decided; null for a plain allow. */
  default @Nullable String decidingRule() {
    if (this instanceof Deny deny) {
      return deny.rule();
    }
    return this instanceof Approve approve ? approve.rule() : null;
  }
}
