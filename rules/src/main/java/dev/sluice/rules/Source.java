package dev.sluice.rules;

import java.util.Locale;

/** Where a fact about the asker comes from. */
public enum Source {
  /** Seen by instrumentation of the framework at work. */
  INSTRUMENTED,
  /** Said by the operator, in the policy or the settings. */
  CONFIGURED,
  /** Said by somebody who could say anything: a header, baggage, MDC, MCP client info. */
  ASSERTED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
