package dev.sluice.rules;

import java.util.Locale;

/** What kind of asker stands behind a statement. */
public enum ActorKind {
  AI,
  SERVICE,
  HUMAN,
  UNKNOWN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
