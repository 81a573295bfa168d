package dev.sluice.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.Probed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is told who asks knows it for each statement, and nothing else is left there. */
class IntroducedIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      """;

  private static final String TOLD = "sluice:ai/-/look/-/talk___DROP_TABLE_x";

  @TempDir Path directory;

  @Test
  void postgresql_told_hasItAsApplicationName() throws Exception {
    try (DatabaseServer server =
        DatabaseServer.start(Kind.POSTGRESQL, directory.resolve("database"))) {
      Place place = server.create("told");
      String url = place.url() + (place.url().contains("?") ? "&" : "?") + "ApplicationName=shop";
      Probed probed = probed("on", url, place.user());
      probed.saysOfAll(
          TOLD,
          "tool",
          "tool-from-outside",
          "tool-again",
          "prepared-tool",
          "transaction-tool",
          "rolled-back-tool",
          "recovered-tool",
          "changed-tool");
      probed.saysOfAll(
          "shop",
          "before",
          "nobody",
          "nobody-from-outside",
          "prepared-nobody",
          "rolled-back-nobody",
          "ended-nobody",
          "recovered-nobody");
      probed.saysOfAll("changed", "changed", "changed-nobody");
      assertThat(probed("off", url, place.user()).told()).containsEntry("tool", "shop");
    }
  }

  @Test
  void mariaDb_told_hasItAsVariableAndInItsLog() throws Exception {
    try (DatabaseServer server =
        DatabaseServer.start(Kind.MARIADB, directory.resolve("database"))) {
      Place place = server.create("told");
      Probed probed = probed("on", place.url(), place.user());
      probed.saysOfAll(TOLD, "tool", "tool-again", "transaction-tool");
      probed.saysOfAll("null", "before", "nobody", "rolled-back-nobody");
      String set = "SET @sluice_asker = '" + TOLD + "'";
      String unset = "SET @sluice_asker = NULL";
      probed.says("log", String.join(";", set, unset, set, unset));
    }
  }

  private Probed probed(String tell, String url, String user) throws Exception {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    return Probed.of(
        Jvm.on(Jdk.current(), directory)
            .agent("policy=" + policy + ",tell-database=" + tell)
            .main(IntroducedProgram.class, url, user)
            .run());
  }
}
