package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says hello, and how much memory the process needed at most. */
public final class Hello {

  private Hello() {}

  /** Prints one line: the peak resident memory in kB where the system tells it. */
  public static void main(String[] args) throws IOException {
    Path status = Path.of("/proc/self/status");
    String peak =
        Files.exists(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0")
            : "0";
    System.out.println("hello " + peak);
  }
}
