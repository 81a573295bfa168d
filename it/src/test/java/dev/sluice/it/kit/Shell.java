package dev.sluice.it.kit;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a line as a user types it, with the JDK of the tests first on the path. */
public final class Shell {

  private final Path directory;

  /**
   * A shell.
   *
   * @param directory where it stands; Sluice's home is below it
   */
  public Shell(Path directory) {
    this.directory = directory;
  }

  /**
   * Starts a line that is one program; its process id is the program's, and its outputs are kept
   * apart.
   */
  public RunningJvm start(String line) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "exec " + line).directory(directory.toFile());
    String bin = Path.of(System.getProperty("java.home"), "bin").toString();
    shell.environment().merge("PATH", bin, (path, java) -> java + ":" + path);
    shell.environment().put("SLUICE_HOME", directory.resolve("sluice-home").toString());
    return new RunningJvm(shell.start());
  }
}
