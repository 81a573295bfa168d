package dev.sluice.it.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unique tokens in each masked cell, each way to them tried by an application under the packaged
 * agent: no token comes out, and all else is what it is without the agent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskingIT {

  private static final String POLICY =
      """
      sluice: 1
      service: masking
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      data:
        secret:
          columns: ["cells.s*"]
          mask: redact
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: [secret]
      """;

  /** Ways whose answers a mask changes in form, not only in value. */
  private static final List<String> NOT_COMPARED =
      List.of("keys-", "cursor", "out", "several", "rows-called", "returning", "final-table");

  /** One program under test. */
  record Scene(Kind kind, boolean pooled, Jdk jdk) {
    String name() {
      return (kind + (pooled ? "_pooled_" : "_bare_") + jdk.release()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Jdk jdk : Jdk.installed()) {
        scenes.add(new Scene(kind, false, jdk));
        scenes.add(new Scene(kind, true, jdk));
      }
    }
    return scenes;
  }

  @TempDir static Path directory;

  private final Map<Kind, DatabaseServer> servers = new EnumMap<>(Kind.class);
  private Path policy;

  @BeforeAll
  void start() throws Exception {
    policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    for (Kind kind : Kind.values()) {
      servers.put(kind, DatabaseServer.start(kind, directory.resolve(kind.name())));
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (DatabaseServer server : servers.values()) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void everyWay_maskedColumn_tellsNothingAndAllElseIsTheSame(Scene scene) throws Exception {
    Place governed = filled(scene, "governed");
    Place free = filled(scene, "free");

    List<String> lines = probe(scene, governed, true);
    List<String> expected = probe(scene, free, false);

    assertThat(expected).as("the probe reaches the tokens").anyMatch(MaskingIT::tells);
    assertThat(lines).as("the agent hides them").noneMatch(MaskingIT::tells);
    assertThat(open(lines)).containsExactlyElementsOf(open(expected));
    assertMaskedColumnsUntouched(governed, scene);
  }

  private static boolean tells(String line) {
    for (String trace : Cells.TRACES) {
      if (line.contains(trace)) {
        return true;
      }
    }
    return false;
  }

  /** What concerns open columns, without the names of objects. */
  private static List<String> open(List<String> lines) {
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\\|", 4);
      boolean compared = NOT_COMPARED.stream().noneMatch(parts[0]::startsWith);
      if (compared && parts.length == 4 && isOpen(parts)) {
        open.add(line.replaceAll("@[0-9a-f]+|(clob|blob|ar)[0-9]+", "@"));
      }
    }
    return open;
  }

  private static boolean isOpen(String[] parts) {
    String column = parts[1].toLowerCase(Locale.ROOT);
    return (column.startsWith("o") || column.equals("id"))
        && !parts[0].equals("labels")
        && !parts[3].startsWith("rows:")
        && !parts[3].startsWith("threw ");
  }

  private void assertMaskedColumnsUntouched(Place place, Scene scene) throws SQLException {
    for (int i = 0; i < Cells.count(scene.kind()); i++) {
      String column = "s" + i;
      String same =
          switch (scene.kind()) {
            case POSTGRESQL -> "a." + column + "::text IS NOT DISTINCT FROM b." + column + "::text";
            case MARIADB -> "a." + column + " <=> b." + column;
            case H2 -> "a." + column + " IS NOT DISTINCT FROM b." + column;
          };
      long changed =
          place.number(
              "SELECT COUNT(*) FROM cells a, cells b WHERE a.id = 1 AND b.id IN (3, 4) AND NOT ("
                  + same
                  + ")");
      assertThat(changed).as("rows whose " + column + " was written").isZero();
    }
    assertThat(place.number("SELECT COUNT(*) FROM cells WHERE id = 3 AND o0 = 'changed'"))
        .as("the edit of the open column itself")
        .isEqualTo(1);
  }

  private Place filled(Scene scene, String name) throws SQLException {
    Place place = servers.get(scene.kind()).create("masking_" + scene.name() + "_" + name);
    Cells.fill(place, scene.kind());
    return place;
  }

  private List<String> probe(Scene scene, Place place, boolean governed) throws IOException {
    Path home = directory.resolve(scene.name() + (governed ? "_governed" : "_free"));
    Jvm jvm = Jvm.on(scene.jdk(), home);
    if (governed) {
      jvm.agent("policy=" + policy);
    }
    RunningJvm.Ended ended =
        jvm.main(
                MaskingProbe.class,
                place.url(),
                place.user(),
                place.password(),
                scene.pooled() ? "pooled" : "bare")
            .run();
    assertThat(ended.out()).as(ended.everything()).contains("done");
    return ended.out();
  }
}
