package dev.sluice.agent.cli;

import dev.sluice.rules.sql.DdlCatalog;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.util.List;

/** The commands about policies: {@code check}, {@code lint}, {@code test}. They reach no JVM. */
final class PolicyCommands {

  private PolicyCommands() {}

  /** Runs a command; what keeps it from its work is said on standard error. */
  static int run(String command, List<String> words) {
    Console console = Console.ofProcess();
    try {
      return run(command, words, console);
    } finally {
      console.flush();
    }
  }

  static int run(String command, List<String> words, Console console) {
    try {
      Judge judge = new Judge(new SqlAnalyzer()::analyze, DdlCatalog::read);
      return switch (command) {
        case "check" -> new CheckCommand(judge, console).run(words);
        case "test" -> new TestCommand(judge, console).run(words);
        default -> new LintCommand(console).run(words);
      };
    } catch (CommandFailure failure) {
      console.err().println("Sluice: " + failure.getMessage());
      return failure.exit();
    }
  }
}
