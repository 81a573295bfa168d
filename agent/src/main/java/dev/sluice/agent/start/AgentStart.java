package dev.sluice.agent.start;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;

/** Composes the agent. Called once per JVM, by the launcher, by reflection. */
public final class AgentStart {

  private AgentStart() {}

  /**
   * Starts the agent.
   *
   * @return takes the arguments of later starts
   */
  public static Consumer<String> start(
      Instrumentation instrumentation, File agentJar, String args, boolean attached) {
    return new Consumer<>() {
      @Override
      public void accept(String later) {
        System.err.println("Sluice: The agent runs already; this start does nothing.");
      }
    };
  }
}
