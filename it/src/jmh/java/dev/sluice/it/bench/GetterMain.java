package dev.sluice.it.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link GetterBenchmark} without an agent and with the packaged Sluice agent and prints what
 * it adds to each getter, in nanoseconds and bytes.
 *
 * <p>Arguments: directory for work files, the Sluice agent, and optionally a pattern of benchmarks.
 */
public final class GetterMain {

  private static final String POLICY =
      """
      sluice: 1
      service: bench
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: open}
      keys:
        mask: MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
      data:
        pii.redacted: {columns: ["people.redacted"], mask: redact}
        pii.partly: {columns: ["people.partly"], mask: {partial: {keep-last: 4}}}
        pii.email: {columns: ["people.email"], mask: email}
        pii.hashed: {columns: ["people.hashed"], mask: hash}
        pii.amount: {columns: ["people.amount"], mask: {fixed: 7}}
      rules:
        - id: mask-people
          when: {tables: [people]}
          mask: ["pii.*"]
      """;

  private GetterMain() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    Path work = Files.createDirectories(Path.of(args[0]));
    Path sluice = Path.of(args[1]).toAbsolutePath();
    Path policy = Files.writeString(work.resolve("getter-policy.yaml"), POLICY);
    System.setProperty(
        "java.class.path",
        StubClasses.compile(work.resolve("stub"))
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path"));
    String pattern = args.length > 2 ? args[2] : "";
    Map<String, RunResult> without = run(pattern);
    Map<String, RunResult> with =
        run(
            pattern,
            "-javaagent:" + sluice + "=policy=" + policy + ",queue=" + work + "/queues-getter",
            "-Dbench.agent=" + sluice);
    System.out.printf(
        "%n%-20s %12s %12s %8s %12s %12s%n",
        "getter", "without, ns", "with, ns", "+/-", "added, ns", "added, B");
    for (Map.Entry<String, RunResult> each : with.entrySet()) {
      RunResult before = without.get(each.getKey());
      RunResult after = each.getValue();
      System.out.printf(
          "%-20s %12.1f %12.1f %8.1f %12.1f %12.1f%n",
          each.getKey(),
          nanos(before),
          nanos(after),
          after.getPrimaryResult().getScoreError(),
          nanos(after) - nanos(before),
          bytes(after) - bytes(before));
    }
  }

  private static Map<String, RunResult> run(String pattern, String... jvmArguments)
      throws RunnerException {
    Map<String, RunResult> results = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(GetterBenchmark.class.getSimpleName() + "\\." + pattern)
                    .forks(Integer.getInteger("bench.forks", 1))
                    .shouldFailOnError(true)
                    .addProfiler(GCProfiler.class)
                    .jvmArgsAppend(jvmArguments)
                    .build())
            .run()) {
      results.put(result.getPrimaryResult().getLabel(), result);
    }
    return results;
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double bytes(RunResult result) {
    var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return allocated == null ? Double.NaN : allocated.getScore();
  }
}
