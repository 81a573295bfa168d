package dev.sluice.it.frameworks;

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
 * What frameworks make of a refusal: permission denied with the rule's sentence, never bad grammar,
 * after which a model would write its SQL anew and try again.
 */
class FrameworksIT {

  private static final String NO_DELETE =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      rules:
        - id: no-delete
          when: {operation: delete}
          deny: Nobody is deleted here.
      """;

  @TempDir Path directory;

  private RunningJvm.Ended run(Jdk jdk, Class<?> program) throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), NO_DELETE);
    return Jvm.on(jdk, directory).agent("policy=" + policy).main(program).run();
  }

  @EachJdk
  void springJdbcTemplate_deniedDelete_isPermissionDenied(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, SpringProgram.class);
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out())
        .as(run.everything())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("org.springframework.dao.PermissionDeniedDataAccessException: ")
                    .contains("no-delete", "Nobody is deleted here."))
        .contains("left: 1");
  }

  /**
   * By itself Hibernate sorts the standard's "invalid authorization" under connections, whatever
   * the state; its name for a missing permission is {@code AuthException}.
   */
  @EachJdk
  void hibernate_deniedDelete_isAnAuthorizationFailure(Jdk jdk) throws IOException {
    RunningJvm.Ended run = run(jdk, HibernateProgram.class);
    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(run.out())
        .as(run.everything())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("org.hibernate.exception.AuthException: ")
                    .contains("no-delete", "Nobody is deleted here."))
        .contains("left: 1");
  }
}
