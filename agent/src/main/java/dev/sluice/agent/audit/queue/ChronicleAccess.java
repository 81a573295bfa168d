package dev.sluice.agent.audit.queue;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Opens what Chronicle reaches by reflection, so that no flag on the command line is needed: three
 * packages of {@code java.base}, to the unnamed module of the loader that holds this class (the
 * agent's own) and to nobody else. Works on 17 to 25.
 *
 * <p>{@code sun.nio.ch}: the mapping of files. {@code java.lang.reflect}: how Chronicle makes a
 * method accessible; without it the failure is the misleading "Can't append to a read-only
 * chronicle". {@code jdk.internal.ref}: the cleaner of mappings; without it a warning goes to JUL.
 */
public final class ChronicleAccess {

  private static final Set<String> PACKAGES =
      Set.of("sun.nio.ch", "java.lang.reflect", "jdk.internal.ref");

  private ChronicleAccess() {}

  /** Opens the packages; any thread, once is enough. */
  public static void open(Instrumentation instrumentation) {
    Module base = Object.class.getModule();
    Module mine = ChronicleAccess.class.getModule();
    if (!instrumentation.isModifiableModule(base)) {
      return;
    }
    Map<String, Set<Module>> opens = new java.util.HashMap<>();
    for (String name : PACKAGES) {
      opens.put(name, Set.of(mine));
    }
    instrumentation.redefineModule(base, Set.of(), opens, opens, Set.of(), Map.of());
  }
}
