package dev.sluice.agent.launch;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Starts the agent once per JVM. Always on the bootstrap loader: a second {@code -javaagent}, a
 * second attach, another copy of the jar all end here and find what the first one left. A start
 * that finds the agent running is a command to it.
 */
public final class Launcher {

  /**
   * Null, a start under way, or what takes commands. The one thing that has to outlive the entry
   * class, of which there may be two.
   */
  private static final AtomicReference<Consumer<String>> RUNNING = new AtomicReference<>();

  private static final Consumer<String> STARTING =
      new Consumer<String>() {
        @Override
        public void accept(String args) {
          System.err.println(
              "Sluice: The agent is being started already; this start does nothing.");
        }
      };

  private Launcher() {}

  /**
   * Starts the agent, or hands the arguments to the one that runs.
   *
   * @throws Exception if it could not be started
   */
  public static void start(Instrumentation instrumentation, File jar, String args, boolean attached)
      throws Exception {
    String command = StartFailure.argument(args, "command");
    if (command != null && !command.equals("attach") && RUNNING.get() == null) {
      System.err.println("Sluice: No agent runs in this JVM; the command does nothing.");
      StartFailure.answer(args, "No agent runs in that JVM.");
      return;
    }
    if (!RUNNING.compareAndSet(null, STARTING)) {
      Consumer<String> running = RUNNING.get();
      if (running != null) {
        running.accept(args);
      }
      return;
    }
    Consumer<String> commands = null;
    try {
      ClassLoader loader = AgentClassLoader.forAgent(jar);
      commands = compose(loader, instrumentation, jar, args, attached);
    } finally {
      RUNNING.set(commands);
    }
  }

  @SuppressWarnings("unchecked") // The composition root's method returns exactly this.
  private static Consumer<String> compose(
      ClassLoader loader, Instrumentation instrumentation, File jar, String args, boolean attached)
      throws Exception {
    return (Consumer<String>)
        loader
            .loadClass("dev.sluice.agent.start.AgentStart")
            .getMethod("start", Instrumentation.class, File.class, String.class, boolean.class)
            .invoke(null, instrumentation, jar, args, attached);
  }
}
