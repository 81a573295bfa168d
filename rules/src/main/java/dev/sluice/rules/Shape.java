package dev.sluice.rules;

/** A noteworthy form of a statement. */
public enum Shape {
  /** An UPDATE or DELETE without WHERE. */
  NO_WHERE("no-where"),
  /** An UPDATE or DELETE whose WHERE holds for each row. */
  ALWAYS_TRUE("always-true"),
  /** More than one statement in the text. */
  MULTIPLE("multiple"),
  /** Not understood. */
  UNKNOWN("unknown"),
  SELECT_STAR("select-star"),
  /** A row-returning query without LIMIT, FETCH or TOP. */
  NO_LIMIT("no-limit");

  private final String word;

  Shape(String word) {
    this.word = word;
  }

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
