package dev.sluice.it.coverage;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A second agent behind Sluice's: sees each class as Sluice left it, and changes nothing. Runs in
 * the probed JVM alone.
 */
public final class ProbeAgent {

  private static final Map<String, Map<String, Set<String>>> SEEN = new ConcurrentHashMap<>();

  private ProbeAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Looker(), true);
  }

  /** What the methods of a class call at the street door; empty for a class that was not seen. */
  static Map<String, Set<String>> callsOf(Class<?> type) {
    return SEEN.getOrDefault(type.getName().replace('.', '/'), Map.of());
  }

  private static final class Looker implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> again, ProtectionDomain domain, byte[] file) {
      if (name != null && loader != null) {
        try {
          SEEN.put(name, WovenCalls.of(file));
        } catch (IOException | RuntimeException unreadable) {
          System.err.println("cannot read " + name + ": " + unreadable);
        }
      }
      return null;
    }
  }
}
