package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

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
    return "-javaagent:" + Jars.agent() + "=policy=" + policy;
  }

  private RunningJvm.Ended run(Jdk jdk, List<String> agents) throws IOException {
    return Jvm.on(jdk, directory)
        .option(agents.toArray(String[]::new))
        .option("-Dotel.traces.exporter=console", "-Dotel.metrics.exporter=none")
        .option("-Dotel.logs.exporter=none", "-Dotel.service.name=beside")
        .main(StaticSqlProgram.class)
        .run();
  }
}
