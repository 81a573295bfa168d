package dev.sluice.it.thirdparty;

import dev.sluice.it.kit.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The tests of a checked-out project, run by its own build as it stands. */
final class MavenSuite {

  private static final long LIMIT_MINUTES = 60;

  private final Path project;
  private final Path work;
  private final String launcher;
  private final List<String> options;
  private int runs;

  /**
   * A suite.
   *
   * @param project where its pom.xml is
   * @param work a directory for logs
   * @param launcher the property that tells the build which Java runs the tests
   * @param options words for Maven: what a machine without containers or network cannot run
   */
  MavenSuite(Path project, Path work, String launcher, List<String> options) {
    this.project = project;
    this.work = work;
    this.launcher = launcher;
    this.options = options;
  }

  /**
   * Runs it.
   *
   * @param classes the test classes; empty for all
   */
  SuiteOutcomes run(Lane lane, List<String> classes) throws IOException, InterruptedException {
    Path reports = project.resolve("target/surefire-reports");
    empty(reports);
    List<String> command = new ArrayList<>();
    command.add(Path.of("../mvnw").toAbsolutePath().normalize().toString());
    command.addAll(List.of("-B", "-ntp", "test"));
    command.add("-D" + launcher + "=" + lane.launcher(Jdk.current()));
    // All tests, whatever fails: their outcomes are what is compared.
    command.add("-Dmaven.test.failure.ignore=true");
    command.addAll(options);
    if (!classes.isEmpty()) {
      command.add("-Dtest=" + String.join(",", classes));
    }
    Path log = work.resolve(lane.name() + "-" + ++runs + ".log");
    ProcessBuilder build =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    build
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("SLUICE_")
                    || name.startsWith("MAVEN_BASEDIR")
                    || name.startsWith("MAVEN_PROJECTBASEDIR")
                    || name.equals("MAVEN_CMD_LINE_ARGS"));
    Process process = build.start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("the build did not end well: log=" + log + ". Read it.");
      }
    } finally {
      process.destroy();
    }
    return SuiteOutcomes.read(reports);
  }

  /** A checksum of what lies below {@code src}: other tests than those given would show nothing. */
  long sources() throws IOException {
    CRC32C sum = new CRC32C();
    try (Stream<Path> files = Files.walk(project.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(file));
      }
    }
    return sum.getValue();
  }

  private static void empty(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "*.xml")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
