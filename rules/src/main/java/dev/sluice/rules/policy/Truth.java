package dev.sluice.rules.policy;

/** Whether a condition holds. */
enum Truth {
  NO,
  /** What it asks about is not known, and under {@code closed} that counts as holding. */
  UNKNOWN,
  YES;

  Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }
}
