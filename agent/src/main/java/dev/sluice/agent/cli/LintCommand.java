package dev.sluice.agent.cli;

import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.policy.PolicyLint;
import dev.sluice.rules.policy.Problem;
import java.util.List;

/** {@code lint}: the problems and warnings of a policy, each with its place and a caret. */
final class LintCommand {

  private static final String USAGE = "lint POLICY...";

  private final Console console;

  LintCommand(Console console) {
    this.console = console;
  }

  int run(List<String> words) throws CommandFailure {
    Options options = Options.of(words, List.of(), USAGE);
    if (options.plain().isEmpty()) {
      throw Options.failure("a policy is needed. Usage: " + USAGE);
    }
    CompiledPolicy policy = PolicyFiles.compile(options.plain());
    for (Problem problem : policy.problems()) {
      console.out().println("problem: " + problem.render());
    }
    List<Problem> warnings =
        policy.problems().isEmpty() ? PolicyLint.lint(policy.get()) : List.of();
    for (Problem warning : warnings) {
      console.out().println("warning: " + warning.render());
    }
    console.out().println(policy.problems().size() + " problems, " + warnings.size() + " warnings");
    return policy.problems().isEmpty() ? ExitCode.WELL : ExitCode.NOT_WELL;
  }
}
