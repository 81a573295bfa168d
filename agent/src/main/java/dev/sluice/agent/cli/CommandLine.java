package dev.sluice.agent.cli;

import java.util.Arrays;
import java.util.List;

/** The command line of {@code sluice-agent.jar}: chooses the command. */
public final class CommandLine {

  /** What was typed makes no sense. */
  static final int USAGE = 64;

  private CommandLine() {}

  /** Runs one command and returns its exit code. */
  public static int run(String[] args) {
    List<String> rest = args.length == 0 ? List.of() : Arrays.asList(args).subList(1, args.length);
    String command = args.length == 0 ? "--help" : args[0];
    return switch (command) {
      case "attach", "status", "reload", "mode" -> RemoteCommand.run(command, rest);
      case "check", "lint", "test" -> PolicyCommands.run(command, rest);
      case "--version", "version" -> VersionCommand.run();
      case "--help", "help", "-h" -> help(0);
      default -> {
        System.err.println("Sluice: unknown command: " + command + ".");
        yield help(USAGE);
      }
    };
  }

  private static int help(int exit) {
    (exit == 0 ? System.out : System.err)
        .println(
            """
            sluice-agent.jar guards the SQL of a JVM.
              java -javaagent:sluice-agent.jar=policy=FILE,queue=DIR ...   guards that JVM
              java -jar sluice-agent.jar attach PID [key=value ...]        guards a running JVM
              java -jar sluice-agent.jar status PID                        what is guarded, what is not
              java -jar sluice-agent.jar reload PID                        reads the policy again
              java -jar sluice-agent.jar mode PID observe|enforce          the way out, and back
              java -jar sluice-agent.jar check --policy FILE [IN.jsonl]    what it would decide
              java -jar sluice-agent.jar test POLICY TESTS.yaml            runs the policy's tests
              java -jar sluice-agent.jar lint POLICY                       problems and warnings
              java -jar sluice-agent.jar --version""");
    return exit;
  }
}
