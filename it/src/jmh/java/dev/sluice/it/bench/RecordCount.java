package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the agent of this JVM, by its own command line, how many records it took and lost. A run
 * whose loss is not 0 or whose count is not two per query is void.
 */
final class RecordCount {

  private static final Pattern COUNT =
      Pattern.compile("records:\\s*intent=(\\d+) outcome=(\\d+) .*lost=(\\d+)");

  private RecordCount() {}

  /** Throws if the agent of this JVM, if there is one, did not record each operation twice. */
  static void verify(long operations) throws IOException, InterruptedException {
    String jar = System.getProperty("bench.agent");
    if (jar == null) {
      return;
    }
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command =
        List.of(java, "-jar", jar, "status", Long.toString(ProcessHandle.current().pid()));
    Process status = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    status.waitFor();
    Matcher counts = COUNT.matcher(answer);
    if (!counts.find()) {
      throw new IllegalStateException("void: the agent does not tell its counts: " + answer);
    }
    long intents = Long.parseLong(counts.group(1));
    long outcomes = Long.parseLong(counts.group(2));
    long lost = Long.parseLong(counts.group(3));
    System.out.printf(
        "operations=%d intents=%d outcomes=%d lost=%d%n", operations, intents, outcomes, lost);
    if (lost != 0 || intents != operations || outcomes != operations) {
      throw new IllegalStateException("void: operations=" + operations + ", " + counts.group());
    }
  }
}
