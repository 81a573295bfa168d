package dev.sluice.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Jars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README does what it says: its files are written as they stand there, its console commands are
 * run and their output compared ({@code …} stands for anything), its links lead somewhere, and its
 * two set-up commands are the ones that the build knows. {@link ReadmeShellIT} runs the other
 * lines.
 */
class ReadmeIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");

  @Test
  void consoleCommands_asWritten_printWhatIsShown(@TempDir Path directory) throws Exception {
    link(directory.resolve("agent/target/sluice-agent.jar"), Jars.agent());
    link(directory.resolve("collector/target/sluice-collector.jar"), Jars.collector());
    int commands = 0;
    for (Readme.Block block : Readme.blocks(README)) {
      if (!block.name().isEmpty()) {
        Files.writeString(directory.resolve(block.name()), block.text());
      }
      if (block.language().equals("console")) {
        commands++;
        runConsole(block, directory);
      }
    }
    assertThat(commands).isGreaterThanOrEqualTo(3);
  }

  @Test
  void links_any_leadToFiles() throws IOException {
    String text = Files.readString(README);
    List<String> targets =
        Pattern.compile("\\]\\((?!http)([^)#]+)\\)")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(targets).hasSizeGreaterThan(6);
    assertThat(targets).allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
  }

  @Test
  void setUpCommands_any_areThoseOfTheBuild() throws IOException {
    List<String> shell =
        Readme.blocks(README).stream()
            .filter(block -> block.language().equals("sh"))
            .map(block -> block.lines().get(0))
            .limit(2)
            .toList();
    assertThat(shell).containsExactly("./mvnw -Pdemo verify", "./mvnw verify");
    assertThat(Files.readString(ROOT.resolve("it/pom.xml"))).contains("<id>demo</id>");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("./mvnw ").contains(" verify");
  }

  private static void runConsole(Readme.Block block, Path directory) throws Exception {
    List<String> expected = new ArrayList<>(block.lines());
    String command = expected.remove(0);
    assertThat(command).startsWith("$ ");
    Path errors = directory.resolve("stderr.txt");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command.substring(2))
            .directory(directory.toFile())
            .redirectError(errors.toFile());
    String bin = Path.of(System.getProperty("java.home"), "bin").toString();
    shell.environment().merge("PATH", bin, (path, java) -> java + ":" + path);
    Process process = shell.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue())
        .as("%s%n%s%n%s", command, output, Files.readString(errors))
        .isZero();
    if (!expected.isEmpty()) {
      assertThat(output.strip()).as(command).matches(pattern(expected));
    }
  }

  private static Pattern pattern(List<String> expected) {
    String shown = String.join("\n", expected).strip();
    return Pattern.compile(
        Pattern.compile("…")
            .splitAsStream(shown + "…")
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }
}
