package dev.sluice.it.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beside the Datadog agent, each first in turn, which sends its traces to a server of the test's:
 * both do their work. {@code -Dsluice.neighbours.jdks=all} for every JDK.
 */
class BesideDatadogIT {

  private static final Path OTHER =
      Path.of("target/other-agents/dd-java-agent.jar").toAbsolutePath();
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

  static Stream<Jdk> jdks() {
    return "all".equals(System.getProperty("sluice.neighbours.jdks"))
        ? Jdk.installed().stream()
        : Stream.of(Jdk.current());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void statements_sluiceFirst_areGovernedAndTraced(Jdk jdk) throws IOException {
    governedAndTraced(jdk, true);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void statements_sluiceSecond_areGovernedAndTraced(Jdk jdk) throws IOException {
    governedAndTraced(jdk, false);
  }

  private void governedAndTraced(Jdk jdk, boolean first) throws IOException {
    WireMockServer backend = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    backend.start();
    try {
      backend.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{}")));
      RunningJvm.Ended run = run(jdk, first, backend.port());
      assertThat(run.out())
          .as(run.everything())
          .endsWith("done")
          .contains("ran: SELECT 1 AS TRACED", "refused: DROP TABLE kept: 42501");
      String trace = run.out().get(0).substring("trace: ".length());
      assertThat(trace).as(run.everything()).matches("[0-9a-f]{10,32}");
      backend.verify(putRequestedFor(urlMatching("/v0\\.\\d/traces")));
      assertThat(run.err()).as(run.everything()).noneMatch(line -> line.contains("VerifyError"));
      recordsTell(run, trace);
    } finally {
      backend.stop();
    }
  }

  private void recordsTell(RunningJvm.Ended run, String trace) throws IOException {
    try (Collector collector = Collector.start(directory)) {
      Told select = record(collector, "type:intent", "TRACED");
      assertThat(select.text("trace_id")).as(run.everything()).isEqualTo(trace);
      assertThat(select.text("span_id")).as(run.everything()).isNotEmpty().isNotEqualTo("0");
      Told refused = record(collector, "type:refusal", "kept");
      assertThat(refused.text("trace_id")).as(run.everything()).isEqualTo(trace);
      Told untraced = record(collector, "type:intent", "UNTRACED");
      assertThat(untraced.text("trace_id")).as(run.everything()).isNotEqualTo(trace);
    }
  }

  private RunningJvm.Ended run(Jdk jdk, boolean first, int port) throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), NO_DROP);
    String sluice =
        "-javaagent:"
            + Jars.agent()
            + "=policy="
            + policy
            + ",queue="
            + Collector.queues(directory);
    String other = "-javaagent:" + OTHER;
    return Jvm.on(jdk, directory)
        .option(
            first ? List.of(sluice, other).toArray(String[]::new) : new String[] {other, sluice})
        .option(
            "-Ddd.trace.agent.url=http://127.0.0.1:" + port,
            "-Ddd.service=beside",
            "-Ddd.trace.methods=" + SpanProgram.class.getName() + "[traced]",
            "-Ddd.instrumentation.telemetry.enabled=false",
            "-Ddd.remote_config.enabled=false",
            "-Ddd.jmxfetch.enabled=false",
            "-Ddd.profiling.enabled=false",
            "-Ddd.appsec.enabled=false",
            "-Ddd.crashtracking.enabled=false",
            "-Ddd.writer.type=DDAgentWriter")
        .main(SpanProgram.class)
        .run();
  }

  /** The one record of that type whose text has a word. */
  static Told record(Collector collector, String type, String word) throws IOException {
    List<Told> found =
        collector.await(type, records -> records.stream().anyMatch(each -> says(each, " " + word)));
    return found.stream().filter(each -> says(each, " " + word)).findFirst().orElseThrow();
  }

  private static boolean says(Told record, String word) {
    String text = record.text("db.query.text");
    return text != null && text.contains(word);
  }
}
