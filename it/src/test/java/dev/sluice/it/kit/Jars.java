package dev.sluice.it.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The two files that Sluice ships, as the build made them. Never on a class path of a test. */
public final class Jars {

  private Jars() {}

  /** sluice-agent.jar. */
  public static Path agent() {
    return built("sluice.agent.jar", "../agent/target/sluice-agent.jar");
  }

  /** sluice-collector.jar. */
  public static Path collector() {
    return built("sluice.collector.jar", "../collector/target/sluice-collector.jar");
  }

  private static Path built(String property, String place) {
    Path jar = Path.of(System.getProperty(property, place)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("not built: " + jar + ". Run the package phase first.");
    }
    return jar;
  }
}
