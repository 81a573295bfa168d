package dev.sluice.agent.launch;

import java.io.File;

/** Starts the command line, in the same kind of class loader that the agent has. */
final class CommandStart {

  private CommandStart() {}

  /** Runs a command and returns its exit code. */
  static int run(File jar, String[] args) throws Exception {
    ClassLoader loader = AgentClassLoader.forCommands(jar);
    Thread.currentThread().setContextClassLoader(loader);
    Object exit =
        loader
            .loadClass("dev.sluice.agent.cli.CommandLine")
            .getMethod("run", String[].class)
            .invoke(null, (Object) args);
    return (Integer) exit;
  }
}
