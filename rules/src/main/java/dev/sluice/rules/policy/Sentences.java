package dev.sluice.rules.policy;

/** What a refusal says that is not an operator's sentence: for a person and for a model. */
final class Sentences {

  static final String PARSE = "on-failure.parse";
  static final String ACTOR = "on-failure.actor";
  static final String BY_DEFAULT = "No rule allows this, and what no rule allows is refused.";

  private Sentences() {}

  static String notUnderstood(String problem) {
    return "This statement was not understood ("
        + problem
        + "), so what it would do is not known. Write it in a simpler form, one statement at a"
        + " time.";
  }

  static String inPredicate(String className, boolean equality) {
    if (equality) {
      return "Values of "
          + className
          + " may only be compared for equality with given values. Name the value, or search by"
          + " another column.";
    }
    return "Values of "
        + className
        + " may not stand in WHERE, JOIN, ORDER BY, GROUP BY or HAVING. Search by another column.";
  }

  /** The name under which a refusal that rests on something not known is reported. */
  static String ruleOf(int reasons, String rule) {
    if ((reasons & Judged.NOT_UNDERSTOOD) != 0) {
      return PARSE;
    }
    return (reasons & Judged.ACTOR_NOT_KNOWN) != 0 ? ACTOR : rule;
  }

  static String unknown(int reasons, String rule) {
    if ((reasons & Judged.NOT_UNDERSTOOD) != 0) {
      return "What this statement touches is not proven, so rule "
          + rule
          + " may forbid it. Name tables and columns one by one, without * and without functions"
          + " that hide them.";
    } else if ((reasons & Judged.ACTOR_NOT_KNOWN) != 0) {
      return "It is not known who asks, so rule "
          + rule
          + " may forbid it. The operator can declare this caller under actors in the policy.";
    }
    return "It is not known which database this connection goes to, so rule "
        + rule
        + " may forbid it. The operator can name it under databases in the policy.";
  }
}
