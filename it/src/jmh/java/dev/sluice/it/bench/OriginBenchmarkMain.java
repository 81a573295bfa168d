package dev.sluice.it.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link OriginBenchmark} with the packaged agent and prints one table: of a hundred short
 * measurements the least, which other work on the machine disturbs least, and the median.
 *
 * <p>Arguments: directory for work files, the Sluice agent.
 */
public final class OriginBenchmarkMain {

  private OriginBenchmarkMain() {}

  /** See the class comment. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[0]));
    String agent = "-javaagent:" + Path.of(arguments[1]).toAbsolutePath();
    System.setProperty(
        "java.class.path",
        StubClasses.compile(work.resolve("stub"))
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path"));
    OptionsBuilder options = new OptionsBuilder();
    options.include(OriginBenchmark.class.getSimpleName());
    options.jvmArgsAppend(agent + "=queue=" + work.resolve("queues"));
    StringBuilder table = new StringBuilder();
    for (RunResult result : new Runner(options.shouldFailOnError(true).build()).run()) {
      table.append(
          String.format(
              "%-8s %6s %-12s %8.1f %8.1f%n",
              result.getParams().getParam("state"),
              result.getParams().getParam("frames"),
              result.getPrimaryResult().getLabel(),
              result.getPrimaryResult().getStatistics().getMin(),
              result.getPrimaryResult().getStatistics().getPercentile(50)));
    }
    System.out.printf(
        "%n%-8s %6s %-12s %8s %8s%n", "state", "frames", "benchmark", "least", "median");
    System.out.print(table);
  }
}
