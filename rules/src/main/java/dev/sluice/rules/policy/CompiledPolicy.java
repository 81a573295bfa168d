package dev.sluice.rules.policy;

import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Policy;
import java.util.ArrayList;
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

  /** The names that the policy gives to databases. */
  public List<String> databaseNames() {
    List<String> names = new ArrayList<>();
    if (policy instanceof RulePolicy rules) {
      for (Databases.Entry entry : rules.databases.entries()) {
        names.add(entry.name());
      }
    }
    return names;
  }

  /**
   * A connection that goes by such a name in the policy; for trying out what it would decide.
   *
   * @param system the {@code db.system.name}, where the policy does not ask for one
   * @return null if the policy has no such name, or another entry comes first for it
   */
  public @Nullable DatabaseInfo exampleOf(String name, String system) {
    if (policy instanceof RulePolicy rules) {
      for (Databases.Entry entry : rules.databases.entries()) {
        DatabaseInfo example = entry.match().example(system);
        if (entry.name().equals(name) && name.equals(rules.databaseName(example))) {
          return example;
        }
      }
    }
    return null;
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
