package dev.sluice.it.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor's server of the Model Context Protocol in the shop's own JVM gives its tools the names
 * of the shop's, and its client the name of the agent that may write. The jar from which the code
 * comes is evidence; the names are their own words.
 */
class VendorIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      on-failure: {parse: closed, actor: closed, mask: closed, audit: open}
      actors:
        - {when: {entry.kind: main}, is: {kind: service}}
      data:
        pii.email: {columns: ["people.email"], mask: redact}
      rules:
        - id: mask-for-ai
          when: {actor.kind: ai}
          unless: {actor.tool: lookup, code.jar: "shop-*.jar"}
          mask: ["pii.*"]
        - id: vendors-write-nothing
          when: {code.jar: "vendor-*.jar", operation: write}
          deny: Vendors read here.
        - id: support-writes
          when: {actor.kind: ai, operation: write}
          unless: {actor.agent: support}
          deny: Support alone changes people.
      """;

  @TempDir Path directory;

  @Test
  void names_ofAVendorAndAClient_loosenNothing() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    Path target = Path.of("frameworks/mcp/current/target").toAbsolutePath();
    Path classes = target.resolve("classes");
    String classPath =
        String.join(
            File.pathSeparator,
            jar(classes, "shop").toString(),
            jar(classes, "vendor").toString(),
            classes.toString(),
            Files.readString(target.resolve("class-path.txt")).strip());

    RunningJvm.Ended run =
        Jvm.on(Jdk.current(), directory)
            .agent("policy=" + policy)
            .classPath(classPath)
            .main("dev.sluice.it.mcp.VendorProgram")
            .run();

    assertThat(run.exit()).as(run.everything()).isZero();
    List<String> said =
        run.out().stream().filter(line -> line.matches("(shop|vendor) .*")).toList();
    assertThat(said).as(run.everything()).hasSize(4);
    assertThat(said.get(0)).startsWith("shop lookup").contains("ann@people.example");
    assertThat(said.get(1)).startsWith("shop change").contains("support-writes");
    assertThat(said.get(2)).startsWith("vendor lookup").contains("[redacted]");
    assertThat(said.get(3)).startsWith("vendor change").contains("vendors-write-nothing");
  }

  /** The classes of one of them, in a jar of its own. */
  private Path jar(Path classes, String who) throws IOException {
    Path jar = directory.resolve(who + "-1.0.jar");
    Path room = classes.resolve("dev/sluice/it/mcp").resolve(who);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.list(room)) {
      for (Path each : found.toList()) {
        out.putNextEntry(
            new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        out.write(Files.readAllBytes(each));
        out.closeEntry();
      }
    }
    return jar;
  }
}
