package dev.sluice.it.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interception table: each public method of each driver and pool is in exactly one box. */
class CoverageIT {

  private static final Path PAGE = Path.of("../agent/COVERAGE.md");
  private static final Path RULES = Path.of("src/test/resources/coverage/boxes.txt");
  private static final boolean WRITE = Boolean.getBoolean("sluice.coverage.write");

  @TempDir Path directory;

  @EachJdk
  void eachMethod_ofEachDriverAndPool_isInOneBoxAndOnThePage(Jdk jdk) throws Exception {
    Map<String, List<Path>> places = Products.places();
    Boxes boxes = Boxes.read(RULES);
    Survey survey = probe(jdk, places, "");
    assertThat(survey.failed()).isEmpty();
    assertThat(homeless(survey, boxes)).isEmpty();
    assertThat(survey.rows().stream().map(Row::product).distinct())
        .containsExactlyElementsOf(places.keySet());
    String page = CoverageDocument.of(survey.rows(), boxes, Products.versions(places));
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).as("write it anew, see its head").isEqualTo(Files.readString(PAGE));
  }

  @Test
  void methodThatNoRuleCovers_inANewVersion_isFound() throws Exception {
    Map<String, List<Path>> places = new LinkedHashMap<>();
    Path added = compiled();
    places.put("H2", List.of(added));
    Survey survey = probe(Jdk.current(), places, added.toString());
    assertThat(homeless(survey, Boxes.read(RULES)))
        .containsExactly(
            "H2 org.h2.jdbc.NextConnection#everythingAtOnce(String):byte[]",
            "H2 org.h2.jdbc.NextResultSet#drain(OutputStream):void",
            "H2 org.h2.jdbc.NextResultSet#rowAsMap():Map");
  }

  /** What the next version of a driver might bring. */
  private Path compiled() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources/org/h2/jdbc"));
    Path result =
        Files.writeString(
            sources.resolve("NextResultSet.java"),
            """
            package org.h2.jdbc;
            public final class NextResultSet extends org.h2.tools.SimpleResultSet {
              public java.util.Map<String, Object> rowAsMap() { return java.util.Map.of(); }
              public void drain(java.io.OutputStream to) {}
              @Override public String getString(int column) { return null; }
              @Override public boolean isClosed() { return false; }
            }
            """);
    Path connection =
        Files.writeString(
            sources.resolve("NextConnection.java"),
            """
            package org.h2.jdbc;
            public abstract class NextConnection implements java.sql.Connection {
              public byte[] everythingAtOnce(String table) { return new byte[0]; }
            }
            """);
    Path target = Files.createDirectories(directory.resolve("next"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int exit =
        compiler.run(
            null,
            OutputStream.nullOutputStream(),
            null,
            "--release",
            "17",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            target.toString(),
            result.toString(),
            connection.toString());
    assertThat(exit).isZero();
    return target;
  }

  private static List<String> homeless(Survey survey, Boxes boxes) {
    return survey.rows().stream()
        .filter(row -> boxes.of(row) == null)
        .map(row -> row.product() + ' ' + row.type() + '#' + row.signature())
        .toList();
  }

  private Survey probe(Jdk jdk, Map<String, List<Path>> places, String more) throws Exception {
    Path told = directory.resolve("told-" + jdk.release() + ".txt");
    Path policy = Files.writeString(directory.resolve("policy.yaml"), "sluice: 1\nmode: observe\n");
    List<String> arguments =
        new ArrayList<>(List.of(told.toString(), String.join(",", Products.VENDOR_TYPES)));
    places.forEach((name, jars) -> arguments.add(name + '=' + Products.path(jars)));
    String classPath = System.getProperty("java.class.path");
    try (RunningJvm running =
        Jvm.on(jdk, directory)
            .agent("policy=" + policy)
            .option("-javaagent:" + secondAgent(), "-Xverify:all", "-Xmx512m")
            .classPath(more.isEmpty() ? classPath : classPath + ':' + more)
            .main(CoverageProgram.class, arguments.toArray(String[]::new))
            .start()) {
      running.awaitOut("written"::equals, Duration.ofMinutes(2));
      RunningJvm.Ended status =
          Jvm.command(jdk, directory, "status", String.valueOf(running.pid()));
      assertThat(status.exit()).as(status.everything()).isZero();
      assertThat(status.out()).noneMatch(line -> line.contains("FAULT"));
      assertThat(running.err()).noneMatch(line -> line.contains("cannot read"));
    }
    return Survey.read(told);
  }

  /** Looks at the classes after Sluice; its class is on the class path of the tests. */
  private Path secondAgent() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", ProbeAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    Path jar = directory.resolve("probe-agent.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
