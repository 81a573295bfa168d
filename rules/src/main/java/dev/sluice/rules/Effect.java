package dev.sluice.rules;

/** What running a statement does beyond rows. */
public enum Effect {
  FILE("file"),
  PROGRAM("program"),
  NETWORK("network"),
  DYNAMIC_SQL("dynamic-sql"),
  SESSION("session"),
  SERVER("server"),
  SLEEP("sleep"),
  STATE_CHANGE("state-change"),
  UNKNOWN_FUNCTION("unknown-function"),
  /** Found by the policy, which knows the classes, from {@link EffectiveStatement#flows()}. */
  SENSITIVE_COPY("sensitive-copy");

  private final String word;

  Effect(String word) {
    this.word = word;
  }

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
