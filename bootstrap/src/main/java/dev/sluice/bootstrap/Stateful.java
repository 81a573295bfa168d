package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Read and write access to the field that the agent adds to JDBC classes at their first load. The
 * methods have bodies that do nothing, so that a foreign class which merely copies the interface (a
 * user's dynamic proxy) does not fail; who reads a state checks its type.
 */
public interface Stateful {

  /** Hot path. What the agent keeps on this object; null if nothing. */
  default @Nullable Object sluice$state() {
    return null;
  }

  /** Keeps {@code state} on this object; null forgets it. */
  default void sluice$state(@Nullable Object state) {}
}
