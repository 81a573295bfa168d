package dev.sluice.rules.policy;

import dev.sluice.rules.ActorKind;

/** A condition on a fact of the call that has one value. */
final class ContextCondition extends Condition {

  private final ContextFact fact;
  private final Glob[] values;
  private final boolean negated;

  ContextCondition(ContextFact fact, Glob[] values, boolean negated) {
    this.fact = fact;
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    String value = judged.text(fact);
    if (value == null) {
      if (judged.mayHaveValue(fact)) {
        return unknown(judged);
      }
      // Surely none: that is not any of the values.
      return negated ? Truth.YES : Truth.NO;
    }
    boolean known = isKnown(value);
    if (matches(value) != negated && (known || !negated)) {
      return Truth.YES;
    }
    // A word that may not loosen a verdict cannot lift a rule either: it counts as not known.
    return known && judged.isTrusted(fact) ? Truth.NO : unknown(judged);
  }

  @Override
  boolean all(Judged judged) {
    String value = judged.text(fact);
    return value != null && isKnown(value) && judged.isTrusted(fact) && matches(value) != negated;
  }

  /** The actor kind "unknown" is a word, and still says that nobody knows. */
  private boolean isKnown(String value) {
    return fact != ContextFact.ACTOR_KIND || !value.equals(ActorKind.UNKNOWN.word());
  }

  private Truth unknown(Judged judged) {
    return switch (fact) {
      case DATABASE,
          DATABASE_ENVIRONMENT,
          DATABASE_SYSTEM,
          DATABASE_HOST,
          DATABASE_USER,
          SERVICE,
          ENVIRONMENT ->
          judged.unknownDatabase();
      default -> judged.unknownActor();
    };
  }

  private boolean matches(String value) {
    for (Glob glob : values) {
      if (glob.matches(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean needsCodeJar() {
    return fact == ContextFact.CODE_JAR
        || fact == ContextFact.ENTRY_KIND
        || fact == ContextFact.ENTRY_NAME;
  }
}
