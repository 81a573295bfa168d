package dev.sluice.it.frameworks;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a framework, with the program that was compiled against it below {@code frameworks/}.
 *
 * @param name as the folder is called: {@code mcp/current}
 */
record FrameworkLine(String name) {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      on-failure: {parse: closed, actor: open, mask: closed, audit: closed}
      audit: {text: full, purpose: sanitized, arguments: sanitized}
      rules:
        - id: no-delete
          when: {actor.kind: ai, operation: delete}
          deny: Agents delete nothing.
        - id: nothing-is-given-away
          when: {origin.kind: micronaut-data, origin.name: "*.Bolts.giveAway"}
          deny: Nothing is given away.
      """;

  /** The framework alone, which is also what the coverage calls it. */
  String framework() {
    return name.substring(0, name.indexOf('/'));
  }

  /** What its records are found by. */
  String service() {
    return name.replace('/', '-');
  }

  /** The version that it runs of an artifact. */
  String version(String artifact) throws IOException {
    Matcher jar =
        Pattern.compile("[/\\\\]" + Pattern.quote(artifact) + "-(\\d[^/\\\\]*)\\.jar")
            .matcher(libraries());
    if (!jar.find()) {
      throw new IllegalStateException("not on the class path: " + artifact + ", of " + name);
    }
    return jar.group(1);
  }

  /** A JVM that runs a program of it, under the agent. */
  Jvm guarded(Path directory, String program) throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    return Jvm.on(Jdk.current(), directory.resolve(service()))
        .agent(
            "policy=" + policy + ",queue=" + Collector.queues(directory) + ",service=" + service())
        .classPath(target().resolve("classes") + File.pathSeparator + libraries())
        .main(program);
  }

  private String libraries() throws IOException {
    return Files.readString(target().resolve("class-path.txt")).strip();
  }

  private Path target() {
    return Path.of("frameworks", name, "target").toAbsolutePath();
  }
}
