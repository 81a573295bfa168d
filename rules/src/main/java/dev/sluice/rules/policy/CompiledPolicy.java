package dev.sluice.rules.policy;

import dev.sluice.rules.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of compiling: a policy, or all the problems that keep it from being one. Immutable.
 *
 * @param policy null if and only if there are problems
 * @param problems in the order of the files
 */
public record CompiledPolicy(@Nullable Policy policy, List<Problem> problems) {

  public CompiledPolicy {
    problems = List.copyOf(problems);
  }

  /**
   * The policy.
   *
   * @throws IllegalStateException if there are problems
   */
  public Policy get() {
    Policy compiled = policy;
    if (compiled == null) {
      throw new IllegalStateException("policy refused:\n" + report());
    }
    return compiled;
  }

  /** All problems, each with place, line and caret; empty if there are none. */
  public String report() {
    StringBuilder report = new StringBuilder();
    for (Problem problem : problems) {
      report.append(problem.render()).append('\n');
    }
    return report.toString();
  }
}
