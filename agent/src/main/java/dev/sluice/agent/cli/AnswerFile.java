package dev.sluice.agent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A directory for one answer, for the owner of the other JVM alone. Closing removes it. */
final class AnswerFile implements AutoCloseable {

  private static final long WAIT_MILLIS = 60_000;
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final int NO_ANSWER = 3;

  private final Path directory;
  private final Path file;

  private AnswerFile(Path directory) {
    this.directory = directory;
    file = directory.resolve("answer");
  }

  static AnswerFile createFor(long pid) throws CommandFailure {
    try {
      Path directory = Files.createTempDirectory("sluice-", ownerOnly());
      Path process = Path.of("/proc", Long.toString(pid));
      if (Files.isDirectory(process)
          && !Files.getOwner(process).equals(Files.getOwner(directory))) {
        // Only root gets this far with a JVM of somebody else.
        Files.setOwner(directory, Files.getOwner(process));
      }
      return new AnswerFile(directory);
    } catch (IOException | UnsupportedOperationException e) {
      throw new CommandFailure(
          1,
          "the answer of process "
              + pid
              + " has no place: "
              + e
              + ". Run this as the user of that process, with a writable temporary directory.");
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  String path() {
    return file.toString();
  }

  /** Waits for the answer, prints it and returns the exit code that it asks for. */
  int await(TargetJvm target) throws CommandFailure {
    long deadline = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    while (!Files.exists(file)) {
      if (!target.isAlive()) {
        throw new CommandFailure(NO_ANSWER, "process " + target.pid() + " ended meanwhile.");
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            NO_ANSWER,
            "the agent in process "
                + target.pid()
                + " did not answer. Look at the standard error output of that process.");
      }
      pause();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        System.out.println(line);
      }
      return Integer.parseInt(lines.get(0).substring("exit=".length()));
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure(NO_ANSWER, "the answer cannot be read: " + e + ".");
    }
  }

  private static void pause() throws CommandFailure {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(NO_ANSWER, "interrupted.");
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory.resolve("answer.partial"));
      Files.deleteIfExists(directory);
    } catch (IOException leftForTheSystem) {
      // An empty directory among temporary files harms nobody.
    }
  }
}
