package dev.sluice.agent.cli;

import dev.sluice.rules.Decision;
import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.policy.PolicyTest;
import dev.sluice.rules.policy.PolicyText;
import dev.sluice.rules.policy.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code test}: runs the tests of a policy and shows what differs. */
final class TestCommand {

  private static final String USAGE = "test POLICY TESTS.yaml [--catalog DDL.sql]";

  private final Judge judge;
  private final Console console;

  TestCommand(Judge judge, Console console) {
    this.judge = judge;
    this.console = console;
  }

  int run(List<String> words) throws CommandFailure {
    Options options = Options.of(words, List.of("catalog"), USAGE);
    if (options.plain().size() != 2) {
      throw Options.failure("a policy and its tests are needed. Usage: " + USAGE);
    }
    CompiledPolicy policy = PolicyFiles.compile(List.of(options.plain().get(0)));
    String name = options.plain().get(1);
    PolicyTest.Suite suite = PolicyTest.read(new PolicyText(name, PolicyFiles.read("tests", name)));
    if (!policy.problems().isEmpty() || !suite.problems().isEmpty()) {
      console.err().print(policy.report());
      for (Problem problem : suite.problems()) {
        console.err().println(problem.render());
      }
      return ExitCode.NOTHING_DONE;
    }
    String catalog = options.one("catalog");
    if (catalog != null) {
      judge.useCatalog(catalog, PolicyFiles.read("catalog", catalog), console);
    }
    int failed = 0;
    for (PolicyTest test : suite.tests()) {
      failed += run(policy, test) ? 0 : 1;
    }
    console.out().println(suite.tests().size() + " tests, " + failed + " failed");
    return failed == 0 ? ExitCode.WELL : ExitCode.NOT_WELL;
  }

  private boolean run(CompiledPolicy policy, PolicyTest test) throws CommandFailure {
    Instant time = test.time();
    Judge.Call call =
        new Judge.Call(
            ActorWords.of(test.actor()),
            OriginWords.of(test.origin()),
            CheckCommand.database(policy, test.database()),
            CheckCommand.dialect(test.dialect()),
            time == null ? Instant.now() : time);
    Judge.Judgement judgement = judge.judge(policy, test.sql(), call);
    List<String> differences = differences(policy, test, judgement);
    if (differences.isEmpty()) {
      console.out().println("ok      " + test.name());
      return true;
    }
    console.out().println("FAILED  " + test.name() + "  (" + test.where() + ")");
    for (String difference : differences) {
      console.out().println("  " + difference);
    }
    String message = new CheckAnswer(policy.get(), judgement).message();
    if (message != null) {
      console.out().println("  message: " + message);
    }
    return false;
  }

  private static List<String> differences(
      CompiledPolicy policy, PolicyTest test, Judge.Judgement judgement) {
    List<String> differences = new ArrayList<>();
    Decision decision = judgement.decision();
    CheckAnswer answer = new CheckAnswer(policy.get(), judgement);
    PolicyTest.Expect expect = test.expect();
    compare("verdict", expect.verdict(), answer.verdict(), differences);
    String rule = expect.rule();
    String deciding = answer.decidingRule();
    boolean held = deciding == null && decision.rules().contains(rule == null ? "" : rule);
    if (rule != null && !held) {
      String was = deciding == null ? String.join(", ", decision.rules()) : deciding;
      compare("rule", rule, was.isEmpty() ? "none" : was, differences);
    }
    List<String> masked = expect.masked();
    if (masked != null) {
      TreeSet<String> was = new TreeSet<>(answer.masked());
      compare("masked", new TreeSet<>(masked).toString(), was.toString(), differences);
    }
    List<String> limits = expect.limits();
    if (limits != null) {
      TreeSet<String> was = new TreeSet<>(answer.limits());
      compare("limits", new TreeSet<>(limits).toString(), was.toString(), differences);
    }
    List<String> parameters = test.parameters();
    int count = judgement.facts().parameterCount();
    if (parameters != null && parameters.size() != count) {
      compare("parameters", Integer.toString(parameters.size()), "" + count, differences);
    }
    return differences;
  }

  private static void compare(
      String what, @Nullable String expected, String was, List<String> differences) {
    if (expected != null && !expected.equals(was)) {
      differences.add("- " + what + ": " + expected);
      differences.add("+ " + what + ": " + was);
    }
  }
}
