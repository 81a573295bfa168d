package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two agents in one JVM, each first in turn: each does its work. */
class BesideOpenTelemetryIT {

  private static final Path OTHER =
      Path.of("target/other-agents/opentelemetry-javaagent.jar").toAbsolutePath();
  private static final String NO_DROP =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      rules:
        - id: no-drop
          when: {operation: drop}
          deny: Nothing is dropped here.
      """;

  @TempDir Path directory;

  @EachJdk
  void statements_sluiceFirst_areGovernedAndTraced(Jdk jdk) throws IOException {
    governedAndTraced(run(jdk, List.of(sluice(), "-javaagent:" + OTHER)));
  }

  @EachJdk
  void statements_sluiceSecond_areGovernedAndTraced(Jdk jdk) throws IOException {
    governedAndTraced(run(jdk, List.of("-javaagent:" + OTHER, sluice())));
  }

  @ParameterizedTest
  @MethodSource("dev.sluice.it.agent.BesideDatadogIT#jdks")
  void records_sluiceFirst_haveTheIdsOfTheTrace(Jdk jdk) throws IOException {
    traced(traced(jdk, List.of(sluice(), "-javaagent:" + OTHER)));
  }

  @ParameterizedTest
  @MethodSource("dev.sluice.it.agent.BesideDatadogIT#jdks")
  void records_sluiceSecond_haveTheIdsOfTheTrace(Jdk jdk) throws IOException {
    traced(traced(jdk, List.of("-javaagent:" + OTHER, sluice())));
  }

  private RunningJvm.Ended traced(Jdk jdk, List<String> agents) throws IOException {
    return jvm(jdk, agents)
        .option(
            "-Dotel.instrumentation.methods.include=" + SpanProgram.class.getName() + "[traced]")
        .main(SpanProgram.class)
        .run();
  }

  /** The spans that the other agent exported, by name: trace id and span id in one text. */
  private void traced(RunningJvm.Ended run) throws IOException {
    assertThat(run.out()).as(run.everything()).endsWith("done").contains("ran: SELECT 1 AS TRACED");
    assertThat(run.out()).contains("refused: DROP TABLE kept: 42501");
    String trace = trace(run, "SpanProgram.traced");
    try (Collector collector = Collector.start(directory)) {
      Told select = BesideDatadogIT.record(collector, "type:intent", "TRACED");
      assertThat(select.text("trace_id")).as(run.everything()).isEqualTo(trace);
      assertThat(run.err())
          .as(run.everything())
          .anyMatch(line -> line.contains(trace) && line.contains(select.text("span_id")));
      Told refused = BesideDatadogIT.record(collector, "type:refusal", "kept");
      assertThat(refused.text("trace_id")).as(run.everything()).isEqualTo(trace);
      Told untraced = BesideDatadogIT.record(collector, "type:intent", "UNTRACED");
      // The other agent's own span of the statement, where its advice is the outer one.
      assertThat(untraced.text("trace_id")).as(run.everything()).isNotEqualTo(trace);
    }
  }

  /** As the exporter writes it: {@code 'name' : traceId spanId KIND …}. */
  private static String trace(RunningJvm.Ended run, String name) {
    String start = "'" + name + "' : ";
    return run.err().stream()
        .filter(line -> line.contains(start))
        .map(line -> line.substring(line.indexOf(start) + start.length()))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.everything()));
  }

  private static void governedAndTraced(RunningJvm.Ended run) {
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out())
        .as(run.everything())
        .startsWith("ran: CREATE TABLE early(id INT)")
        .contains("ran: SELECT 1", "main reached");
    assertThat(run.out().get(1)).startsWith("refused: DROP TABLE early: 42501: ");
    assertThat(run.err())
        .as(run.everything())
        .anyMatch(line -> line.contains("LoggingSpanExporter") && line.contains("CREATE TABLE"))
        .noneMatch(line -> line.contains("VerifyError") || line.contains("ERROR"));
  }

  private String sluice() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), NO_DROP);
    return "-javaagent:"
        + Jars.agent()
        + "=policy="
        + policy
        + ",queue="
        + Collector.queues(directory);
  }

  private RunningJvm.Ended run(Jdk jdk, List<String> agents) throws IOException {
    return jvm(jdk, agents).main(StaticSqlProgram.class).run();
  }

  private Jvm jvm(Jdk jdk, List<String> agents) {
    return Jvm.on(jdk, directory)
        .option(agents.toArray(String[]::new))
        .option("-Dotel.traces.exporter=console", "-Dotel.metrics.exporter=none")
        .option("-Dotel.logs.exporter=none", "-Dotel.service.name=beside");
  }
}
