package dev.sluice.agent.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file through which an agent answers a command: its first line is {@code exit=N}, the rest is
 * for people. It appears whole or not at all.
 */
public final class Answer {

  private Answer() {}

  /** Writes it. The directory was made by who asks, for its owner alone. */
  public static void write(Path file, int exit, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder("exit=").append(exit).append('\n');
    for (String line : lines) {
      text.append(line).append('\n');
    }
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    // Never through a link or over a file that somebody laid there.
    Files.write(
        partial, text.toString().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
