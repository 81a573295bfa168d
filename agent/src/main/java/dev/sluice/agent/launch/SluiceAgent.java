package dev.sluice.agent.launch;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The entry: what the JVM calls for {@code -javaagent}, for an attach and for {@code java -jar}.
 * Java 8 class file, the JDK alone, no state: this class can exist twice, on the system loader and
 * on the bootstrap loader. Nothing that goes wrong here reaches the application, unless {@code
 * on-start=closed} was asked for.
 */
public final class SluiceAgent {

  private static final String LAUNCHER = "dev.sluice.agent.launch.Launcher";
  private static final String FACADE = "dev.sluice.bootstrap.Asker";

  private SluiceAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(@Nullable String args, Instrumentation instrumentation) {
    begin(args == null ? "" : args, instrumentation, false);
  }

  /** Called by the JVM on its attach thread. */
  public static void agentmain(@Nullable String args, Instrumentation instrumentation) {
    begin(args == null ? "" : args, instrumentation, true);
  }

  /** The command line. */
  public static void main(String[] args) {
    String tooOld = JavaVersion.complaint(System.getProperty("java.specification.version"));
    if (tooOld != null) {
      say(tooOld);
      System.exit(2);
    }
    int exit;
    try {
      exit = CommandStart.run(AgentJar.locate(SluiceAgent.class), args);
    } catch (Throwable e) {
      say("The command could not be started: " + e);
      exit = 70;
    }
    System.exit(exit);
  }

  private static void begin(String args, Instrumentation instrumentation, boolean attached) {
    try {
      String tooOld = JavaVersion.complaint(System.getProperty("java.specification.version"));
      if (tooOld != null) {
        StartFailure.report(tooOld, args, attached);
      } else if (attached || !JdkTools.isTool()) {
        launch(args, instrumentation, attached);
      }
    } catch (Throwable e) {
      StartFailure.report(StartFailure.describe(e), args, attached);
    }
  }

  private static void launch(String args, Instrumentation instrumentation, boolean attached)
      throws Exception {
    File jar =
        attached ? AgentJar.locate(SluiceAgent.class) : AgentJar.locateEarly(SluiceAgent.class);
    AgentJar.verify(jar);
    if (!isOnBootstrapLoader()) {
      // The jar was renamed, so that the manifest's Boot-Class-Path points nowhere.
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
    }
    // On the bootstrap loader, where it exists once and its state with it.
    Class.forName(LAUNCHER, true, null)
        .getMethod("start", Instrumentation.class, File.class, String.class, boolean.class)
        .invoke(null, instrumentation, jar, args, attached);
  }

  private static boolean isOnBootstrapLoader() {
    try {
      Class.forName(FACADE, false, null);
      return true;
    } catch (ClassNotFoundException expectedWhereRenamed) {
      return false;
    }
  }

  private static void say(String line) {
    System.err.println("Sluice: " + line);
  }
}
