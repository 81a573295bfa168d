package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Jars;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the two jars hold, and what they must not. */
class AgentJarIT {

  private static final int JAVA_8 = 52;

  static List<Path> both() {
    return List.of(Jars.agent(), Jars.collector());
  }

  @Test
  void agentJar_outsidePrefix_exposesFacadeAndLauncherAlone() throws IOException {
    try (JarFile jar = new JarFile(Jars.agent().toFile())) {
      List<String> exposed =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> !name.startsWith("sluice/"))
              .filter(name -> !name.startsWith("META-INF/"))
              .toList();
      assertThat(exposed)
          .contains("dev/sluice/bootstrap/Door.class", "dev/sluice/agent/launch/SluiceAgent.class")
          .allMatch(
              name -> name.matches("dev/sluice/(bootstrap|agent/launch)/[A-Za-z$0-9]+\\.class"))
          .hasSizeLessThan(64);
      List<String> metadata =
          jar.stream().map(JarEntry::getName).filter(n -> n.startsWith("META-INF/")).toList();
      assertThat(metadata)
          .contains("META-INF/MANIFEST.MF", "META-INF/LICENSE")
          .noneMatch(name -> name.startsWith("META-INF/services"))
          .noneMatch(name -> name.startsWith("META-INF/maven"))
          .noneMatch(name -> name.startsWith("META-INF/versions"));
    }
  }

  @Test
  void agentJar_belowPrefix_holdsNoClassFileAndOnlyOursOrRelocated() throws IOException {
    try (JarFile jar = new JarFile(Jars.agent().toFile())) {
      List<String> inside =
          jar.stream().map(JarEntry::getName).filter(n -> n.startsWith("sluice/")).toList();
      assertThat(inside).noneMatch(name -> name.endsWith(".class"));
      assertThat(inside.stream().filter(name -> name.endsWith(".classdata")))
          .hasSizeGreaterThan(1000)
          .allMatch(name -> name.startsWith("sluice/dev/sluice/"));
    }
  }

  @Test
  void agentJar_manifest_namesEntryAndItself() throws IOException {
    try (JarFile jar = new JarFile(Jars.agent().toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      String entry = "dev.sluice.agent.launch.SluiceAgent";
      assertThat(main.getValue("Premain-Class")).isEqualTo(entry);
      assertThat(main.getValue("Agent-Class")).isEqualTo(entry);
      assertThat(main.getValue("Main-Class")).isEqualTo(entry);
      assertThat(main.getValue("Boot-Class-Path")).isEqualTo("sluice-agent.jar");
      assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
    }
  }

  /** A JVM of any age must be able to load the entry class, in order to say that it is too old. */
  @Test
  void launcher_everyClass_isJava8ClassFile() throws IOException {
    try (JarFile jar = new JarFile(Jars.agent().toFile())) {
      for (JarEntry entry : java.util.Collections.list(jar.entries())) {
        if (entry.getName().startsWith("dev/sluice/agent/launch/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            byte[] head = in.readNBytes(8);
            assertThat(head[7] & 0xff).as(entry.getName()).isEqualTo(JAVA_8);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void jar_any_cannotPostUsageData(Path file) throws IOException {
    List<String> guilty = new ArrayList<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : java.util.Collections.list(jar.entries())) {
        try (InputStream in = jar.getInputStream(entry)) {
          String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          if (entry.getName().contains("chronicle/analytics/")
              || content.contains("google-analytics")) {
            guilty.add(entry.getName());
          }
        }
      }
    }
    assertThat(guilty).isEmpty();
  }
}
