package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent adds to the start of a program that does nothing else: wall time and peak memory,
 * in rounds that alternate between the lanes so that each meets the same noise.
 *
 * <p>Arguments: directory for work files, the Sluice agent, the OpenTelemetry agent.
 */
public final class StartUpMain {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);

  private StartUpMain() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    Path work = Files.createDirectories(Path.of(args[0]));
    Map<String, List<String>> lanes = new LinkedHashMap<>();
    lanes.put("no agent", List.of());
    lanes.put(
        "sluice",
        List.of("-javaagent:" + Path.of(args[1]).toAbsolutePath() + "=queue=" + work.resolve("q")));
    lanes.put(
        "opentelemetry",
        List.of(
            "-javaagent:" + Path.of(args[2]).toAbsolutePath(),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
    Map<String, long[]> millis = new LinkedHashMap<>();
    Map<String, long[]> kilobytes = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> lane : lanes.entrySet()) {
        long begin = System.nanoTime();
        long peak = hello(lane.getValue());
        millis.computeIfAbsent(lane.getKey(), key -> new long[ROUNDS])[round] =
            (System.nanoTime() - begin) / 1_000_000;
        kilobytes.computeIfAbsent(lane.getKey(), key -> new long[ROUNDS])[round] = peak;
      }
    }
    System.out.printf("%-16s %14s %14s  (median of %d)%n", "agent", "wall ms", "peak MB", ROUNDS);
    for (String lane : lanes.keySet()) {
      System.out.printf(
          "%-16s %14d %14d%n", lane, median(millis.get(lane)), median(kilobytes.get(lane)) / 1024);
    }
  }

  private static long hello(List<String> jvmArguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hello.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines()
        .filter(line -> line.startsWith("hello "))
        .mapToLong(line -> Long.parseLong(line.substring("hello ".length())))
        .findFirst()
        .orElseThrow(() -> new IOException("no hello: " + output));
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
