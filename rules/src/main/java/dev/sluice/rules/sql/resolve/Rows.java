package dev.sluice.rules.sql.resolve;

import java.util.List;

/**
 * What a query gives.
 *
 * @param columns in order
 * @param exact false if number or order are not proven
 */
record Rows(List<Named> columns, boolean exact) {

  /** Everything in one value. */
  Origin whole() {
    Gathering all = new Gathering();
    all.add(exact ? Origin.NONE : Origin.UNKNOWN);
    all.addAll(columns);
    return all.origin();
  }
}
