package dev.sluice.agent.launch;

import org.jspecify.annotations.Nullable;

/** Which JVMs the agent runs on. */
final class JavaVersion {

  /** The oldest release. */
  static final int OLDEST = 17;

  private JavaVersion() {}

  /**
   * What to tell the operator of a JVM that is too old.
   *
   * @param specification the value of {@code java.specification.version}: 1.8, 11, 17 …
   * @return null if the JVM is recent enough
   */
  static @Nullable String complaint(@Nullable String specification) {
    if (release(specification) >= OLDEST) {
      return null;
    }
    return "Java is too old: java.specification.version="
        + specification
        + ". This JVM runs without Sluice; use Java "
        + OLDEST
        + " or newer.";
  }

  private static int release(@Nullable String specification) {
    if (specification == null) {
      return 0;
    }
    String release = specification.startsWith("1.") ? specification.substring(2) : specification;
    try {
      return Integer.parseInt(release);
    } catch (NumberFormatException unknownScheme) {
      return 0;
    }
  }
}
