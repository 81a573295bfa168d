package dev.sluice.agent.launch;

import org.jspecify.annotations.Nullable;

/**
 * Tells the JDK's own tools ({@code javac}, {@code jcmd}, {@code keytool} …), which an agent in
 * {@code JAVA_TOOL_OPTIONS} meets too, from applications. The source launcher ({@code java
 * Main.java}) lives in the compiler's module and is an application; so is what runs scripts.
 */
final class JdkTools {

  private static final String[] MODULES = {
    "java.base",
    "java.rmi",
    "jdk.compiler",
    "jdk.hotspot.agent",
    "jdk.httpserver",
    "jdk.internal.opt",
    "jdk.jartool",
    "jdk.javadoc",
    "jdk.jcmd",
    "jdk.jconsole",
    "jdk.jdeps",
    "jdk.jdi",
    "jdk.jfr",
    "jdk.jlink",
    "jdk.jpackage",
    "jdk.jstatd",
    "jdk.security.auth",
    "java.security.jgss",
  };

  private JdkTools() {}

  /** Whether this JVM runs one. */
  static boolean isTool() {
    return isTool(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command"));
  }

  /**
   * Whether such a JVM runs one.
   *
   * @param mainModule the module given to the launcher; null if a class or jar was given
   * @param command main class and arguments; both have to tell of the same module
   */
  static boolean isTool(@Nullable String mainModule, @Nullable String command) {
    if (mainModule == null || command == null || !command.startsWith(mainModule + "/")) {
      return false;
    }
    if (command.startsWith("jdk.compiler/com.sun.tools.javac.launcher.")) {
      return false;
    }
    for (String module : MODULES) {
      if (module.equals(mainModule)) {
        return true;
      }
    }
    return false;
  }
}
