package dev.sluice.it.agent;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the most memory that its process had resident: kilobytes. */
public final class PeakProgram {

  private PeakProgram() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    System.out.println(
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> line.replaceAll("\\D", ""))
            .findFirst()
            .orElse("1"));
  }
}
