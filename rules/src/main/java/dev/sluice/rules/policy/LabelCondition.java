package dev.sluice.rules.policy;

import java.util.Map;

/** A condition on one label of the service or of the database. */
final class LabelCondition extends Condition {

  private final boolean ofDatabase;
  private final String label;
  private final Glob[] values;
  private final boolean negated;

  LabelCondition(boolean ofDatabase, String label, Glob[] values, boolean negated) {
    this.ofDatabase = ofDatabase;
    this.label = label;
    this.values = values;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    String value = labels(judged).get(label);
    if (value == null) {
      // A database that the file does not name may have any label; what is named has what it says.
      boolean unknown = ofDatabase && isUnnamed(judged);
      return unknown ? judged.unknownDatabase() : negated ? Truth.YES : Truth.NO;
    }
    return matches(value) != negated ? Truth.YES : Truth.NO;
  }

  @Override
  boolean all(Judged judged) {
    String value = labels(judged).get(label);
    return value != null && matches(value) != negated;
  }

  private static boolean isUnnamed(Judged judged) {
    String name = judged.database.name();
    return name == null || name.isEmpty();
  }

  private Map<String, String> labels(Judged judged) {
    return ofDatabase ? judged.database.labels() : judged.header.labels();
  }

  private boolean matches(String value) {
    for (Glob glob : values) {
      if (glob.matches(value)) {
        return true;
      }
    }
    return false;
  }
}
