package dev.sluice.rules.policy;

/**
 * One condition of a rule, compiled. Immutable.
 *
 * <p>The two questions are the two groups of the policy language. In {@code when} of deny, approve,
 * limit and mask, <em>some</em> value is enough and what is not known counts as holding. In {@code
 * unless} and in {@code when} of allow <em>all</em> values must satisfy it, there must be one, and
 * what is not known never does.
 */
abstract class Condition {

  /** Hot path. The first group. */
  abstract Truth some(Judged judged);

  /** Hot path. The second group. */
  abstract boolean all(Judged judged);

  /** Whether the answer may change with nothing but the clock. */
  boolean dependsOnTime() {
    return false;
  }

  /** Whether it asks for what only the calling frames tell. */
  boolean needsCodeJar() {
    return false;
  }

  /** Whether a match counts for "some value satisfies". */
  static boolean hits(int match, boolean negated) {
    return negated ? match != NamePattern.YES : match != NamePattern.NO;
  }

  /** Whether a match counts for "each value satisfies". */
  static boolean surely(int match, boolean negated) {
    return negated ? match == NamePattern.NO : match == NamePattern.YES;
  }
}
