package dev.sluice.it.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link PointQueryBenchmark} without an agent, with the packaged Sluice agent and with the
 * OpenTelemetry agent as the yardstick, all in one session, and prints one table.
 *
 * <p>Arguments: directory for work files, the Sluice agent, the OpenTelemetry agent.
 */
public final class BenchmarkMain {

  private static final String POLICY =
      """
      sluice: 1
      service: bench
      mode: enforce
      default: allow
      data:
        pii.email: {columns: ["users.email"], mask: email}
      rules:
        - id: no-unbounded-write
          when: {operation: [update, delete], shape: [no-where, always-true]}
          deny: Say which rows.
        - id: no-schema-changes
          when: {operation: ddl}
          deny: Not from here.
        - id: mask-for-ai
          when: {actor.kind: ai}
          mask: ["pii.*"]
      """;

  private BenchmarkMain() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    Path work = Files.createDirectories(Path.of(args[0]));
    Path sluice = Path.of(args[1]).toAbsolutePath();
    Path openTelemetry = Path.of(args[2]).toAbsolutePath();
    Path policy = Files.writeString(work.resolve("policy.yaml"), POLICY);
    System.setProperty(
        "java.class.path",
        StubClasses.compile(work.resolve("stub"))
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path"));

    Map<String, List<String>> lanes = new LinkedHashMap<>();
    lanes.put("no agent", List.of());
    lanes.put(
        "sluice",
        List.of(
            "-javaagent:" + sluice + "=policy=" + policy + ",queue=" + work + "/queues-BENCHMARK",
            "-Dbench.agent=" + sluice));
    lanes.put(
        "opentelemetry",
        List.of(
            "-javaagent:" + openTelemetry,
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
    lanes.put("no agent again", List.of());
    StringBuilder table = new StringBuilder();
    for (Map.Entry<String, List<String>> lane : lanes.entrySet()) {
      for (String benchmark : List.of("paced", "saturated")) {
        for (RunResult result : run(benchmark, lane.getValue())) {
          table.append(row(lane.getKey(), result));
        }
      }
    }
    System.out.printf("%n%-16s %-10s %12s %10s %12s%n", "agent", "load", "ns/op", "+/-", "B/op");
    System.out.print(table);
  }

  /** Each benchmark has a queue directory of its own: nobody reads it, and it has a quota. */
  private static Iterable<RunResult> run(String benchmark, List<String> jvmArguments)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PointQueryBenchmark.class.getSimpleName() + "." + benchmark)
            .forks(Integer.getInteger("bench.forks", 1))
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(
                jvmArguments.stream()
                    .map(argument -> argument.replace("BENCHMARK", benchmark))
                    .toArray(String[]::new));
    return new Runner(options.build()).run();
  }

  private static String row(String lane, RunResult result) {
    var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return String.format(
        "%-16s %-10s %12.1f %10.1f %12.1f%n",
        lane,
        result.getPrimaryResult().getLabel(),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
