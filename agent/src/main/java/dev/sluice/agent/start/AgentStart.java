package dev.sluice.agent.start;

import dev.sluice.agent.config.Arguments;
import dev.sluice.agent.config.Settings;
import dev.sluice.agent.config.SettingsException;
import dev.sluice.agent.control.Notices;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;

/**
 * The first thing of the agent that runs, once per JVM, called by the launcher by reflection, on
 * the thread that will call the application's {@code main}. It does only what has to be done before
 * that: read the settings, put the waiting handler behind the door, install the transformer. What
 * is loaded here is loaded in every application before its own first class: no logging, no JMX, no
 * file systems, no random numbers, no network, no lambdas.
 */
public final class AgentStart {

  /** Tells other processes that an agent is here, and how far it is. */
  static final String STATE_PROPERTY = "dev.sluice.agent";

  private AgentStart() {}

  /**
   * Starts the agent.
   *
   * @return takes the arguments of later starts
   * @throws Exception if it cannot be started; nothing of it is left behind then
   */
  public static Consumer<String> start(
      Instrumentation instrumentation, File agentJar, String args, boolean attached)
      throws Exception {
    Arguments arguments = Arguments.parse(args);
    Settings settings = read(arguments);
    AgentRun run =
        new AgentRun(instrumentation, settings, new Notices(System.err), arguments, attached);
    run.begin();
    System.setProperty(STATE_PROPERTY, "starting " + version());
    return run;
  }

  private static Settings read(Arguments arguments) throws SettingsException {
    return Settings.read(arguments);
  }

  /** The agent's version. */
  static String version() {
    String version = AgentStart.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
