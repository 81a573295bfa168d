package dev.sluice.agent.start;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opens to the agent's own loader, and to nobody else, the packages of {@code java.base} that the
 * queue needs: no JVM flags, and nothing that an application could use.
 */
final class ModuleOpener {

  /**
   * What Chronicle Queue reaches into: mapping files (sun.nio.ch), its reflective look-ups
   * (java.lang.reflect), the release of mappings (jdk.internal.ref, java.nio).
   */
  private static final List<String> PACKAGES =
      List.of("sun.nio.ch", "java.lang.reflect", "jdk.internal.ref", "java.nio", "java.lang");

  private ModuleOpener() {}

  static void open(Instrumentation instrumentation) {
    Module base = Object.class.getModule();
    Module ours = ModuleOpener.class.getModule();
    if (ours.isNamed() || ours.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      return;
    }
    Map<String, Set<Module>> opens = new HashMap<>();
    for (String name : PACKAGES) {
      if (base.getPackages().contains(name)) {
        opens.put(name, Set.of(ours));
      }
    }
    instrumentation.redefineModule(base, Set.of(), opens, opens, Set.of(), Map.of());
  }
}
