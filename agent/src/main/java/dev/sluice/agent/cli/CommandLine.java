package dev.sluice.agent.cli;

/** The command line of {@code sluice-agent.jar}: chooses the command. */
public final class CommandLine {

  private CommandLine() {}

  /** Runs one command and returns its exit code. */
  public static int run(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      return VersionCommand.run();
    }
    System.err.println("Sluice: unknown command: " + String.join(" ", args) + ". Try --version.");
    return 64;
  }
}
