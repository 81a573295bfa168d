package dev.sluice.rules.sql.session;

import java.util.Set;

/**
 * Names that a text runs and of which nobody saw what they stand for: what the database can be
 * asked for before the text runs. Immutable.
 *
 * @param prepared texts
 * @param cursors cursors
 */
public record Missing(Set<String> prepared, Set<String> cursors) {

  /** No name is missing. */
  public static final Missing NONE = new Missing(Set.of(), Set.of());

  public Missing {
    prepared = Set.copyOf(prepared);
    cursors = Set.copyOf(cursors);
  }

  /** Whether there is nothing to ask. */
  public boolean isEmpty() {
    return prepared.isEmpty() && cursors.isEmpty();
  }
}
