package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** SQL of the earliest moment, under good, bad and missing policies. */
class GovernedIT {

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

  private RunningJvm.Ended run(Jdk jdk, String arguments, String... options) throws IOException {
    return Jvm.on(jdk, directory)
        .agent(arguments)
        .option(options)
        .main(StaticSqlProgram.class)
        .run();
  }

  private Path policy(String text) throws IOException {
    return Files.writeString(directory.resolve("policy.yaml"), text);
  }

  @EachJdk
  void staticInitialiser_deniedStatement_isRefusedBeforeMain(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, "policy=" + policy(NO_DROP));
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out())
        .as(run.everything())
        .startsWith("ran: CREATE TABLE early(id INT)")
        .endsWith("main reached")
        .contains("ran: SELECT 1");
    assertThat(run.out().get(1))
        .startsWith("refused: DROP TABLE early: 42501: ")
        .contains("no-drop", "Nothing is dropped here.");
  }

  @EachJdk
  void policy_missing_refusesEverythingAndSaysWhy(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, "policy=" + directory.resolve("absent.yaml"));
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out()).noneMatch(line -> line.startsWith("ran: ")).contains("main reached");
    assertThat(run.out().get(0)).startsWith("refused: ").contains("on-policy", "absent.yaml");
    assertThat(run.notices().get(0)).contains("there is no such file", "absent.yaml");
  }

  @EachJdk
  void policy_missingAndOpen_refusesNothing(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, "on-policy=open,policy=" + directory.resolve("absent.yaml"));
    assertThat(run.out()).as(run.everything()).contains("ran: DROP TABLE early");
    assertThat(run.err()).anyMatch(line -> line.contains("on-policy=open"));
  }

  @EachJdk
  void policy_broken_showsLineAndCaret(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, "policy=" + policy("sluice: 1\nrulez: []\n"));
    assertThat(run.out()).as(run.everything()).noneMatch(line -> line.startsWith("ran: "));
    assertThat(run.err()).anyMatch(line -> line.contains("policy.yaml:2:1"));
    assertThat(run.err()).anyMatch(line -> line.strip().endsWith("^"));
  }

  @EachJdk
  void modeCommand_policyMissing_isTheWayOut(Jdk jdk) throws IOException {
    try (RunningJvm target =
        Jvm.on(jdk, directory)
            .agent("policy=" + directory.resolve("absent.yaml"))
            .main(StaticSqlProgram.class, "wait")
            .start()) {
      target.awaitOut("main reached"::equals, Duration.ofSeconds(60));
      RunningJvm.Ended status = Jvm.command(jdk, directory, "status", Long.toString(target.pid()));
      assertThat(status.exit()).as(status.everything()).isEqualTo(1);
      assertThat(status.out()).anyMatch(line -> line.contains("FAULT  there is no valid policy"));
      RunningJvm.Ended mode =
          Jvm.command(jdk, directory, "mode", Long.toString(target.pid()), "observe");
      assertThat(mode.exit()).as(mode.everything()).isZero();
    }
  }

  @EachJdk
  void unsafeDenied_sameRefusal_recordsGoToSegments(Jdk jdk) throws IOException {
    if (jdk.release() < 24) {
      return;
    }
    try (RunningJvm target =
        Jvm.on(jdk, directory)
            .agent("service=denied,policy=" + policy(NO_DROP))
            .option("--sun-misc-unsafe-memory-access=deny")
            .main(StaticSqlProgram.class, "wait")
            .start()) {
      target.awaitOut("main reached"::equals, Duration.ofSeconds(60));
      assertThat(target.out().get(1)).startsWith("refused: DROP TABLE early");
      awaitTransport("segments");
      RunningJvm.Ended status = Jvm.command(jdk, directory, "status", Long.toString(target.pid()));
      assertThat(status.exit()).as(status.everything()).isZero();
    }
  }

  private void awaitTransport(String name) throws IOException {
    Path service = directory.resolve("sluice-home/queues/denied");
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline) {
      try (Stream<Path> files = Files.walk(service)) {
        List<String> names = files.map(path -> path.getFileName().toString()).toList();
        if (names.stream().anyMatch(each -> each.startsWith(name))) {
          return;
        }
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("no " + name + " in " + service);
  }
}
