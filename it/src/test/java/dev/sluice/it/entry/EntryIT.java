package dev.sluice.it.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * How work came in is evidence: an operator declares what it means, and where there is none nobody
 * is known, which masks more and never less.
 */
class EntryIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: closed, mask: closed, audit: open}
      actors:
        - {when: {entry.name: "dev.sluice.it.entry.TuneJob*"}, is: {kind: ai, agent: embed-tuner}}
        - {when: {entry.kind: [http, scheduled]}, is: {kind: service}}
      data:
        pii.email: {columns: ["people.email"], mask: redact}
      rules:
        - id: mask-for-ai
          when: {actor.kind: ai}
          mask: ["pii.*"]
      """;

  @TempDir Path directory;

  @EachJdk
  void work_byItsEntry_isWhoTheOperatorSays(Jdk jdk) throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    RunningJvm.Ended run =
        Jvm.on(jdk, directory).agent("policy=" + policy).main(EntryProgram.class).run();
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out())
        .as(run.everything())
        .containsExactly(
            "main: [redacted]",
            "tune: [redacted]",
            "report: " + People.ADDRESS,
            "nightly: " + People.ADDRESS,
            "request: " + People.ADDRESS,
            "servlet: " + People.ADDRESS,
            "hop: [redacted]",
            "tool: [redacted]");
  }
}
