package dev.sluice.it.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link TaskBenchmark} without an agent and with the packaged one in each of its states, and
 * prints one table: of a hundred short measurements the least, which other work on the machine
 * disturbs least, and the median.
 *
 * <p>Arguments: directory for work files, the Sluice agent.
 */
public final class TaskBenchmarkMain {

  private TaskBenchmarkMain() {}

  /** See the class comment. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[0]));
    String agent = "-javaagent:" + Path.of(arguments[1]).toAbsolutePath();
    StringBuilder table = new StringBuilder();
    for (String state : new String[] {"none", "rest", "other", "note"}) {
      OptionsBuilder options = new OptionsBuilder();
      options.include(TaskBenchmark.class.getSimpleName()).param("state", state);
      if (!state.equals("none")) {
        options.jvmArgsAppend(agent + "=queue=" + work.resolve("queues-" + state));
      }
      for (RunResult result : new Runner(options.shouldFailOnError(true).build()).run()) {
        table.append(
            String.format(
                "%-6s %-18s %8.1f %8.1f%n",
                state,
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getStatistics().getMin(),
                result.getPrimaryResult().getStatistics().getPercentile(50)));
      }
    }
    System.out.printf("%n%-6s %-18s %8s %8s%n", "state", "benchmark", "least", "median");
    System.out.print(table);
  }
}
