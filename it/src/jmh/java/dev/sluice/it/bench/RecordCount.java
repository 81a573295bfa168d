package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the agent of this JVM, by its own command line, how many records it took and lost. A run
 * whose loss is not 0 or whose count is not two per query is void; the agent's own records (hello,
 * coverage, heartbeats) are few and come on top.
 */
final class RecordCount {

  private static final Pattern COUNTS = Pattern.compile("taken (\\d+), lost (\\d+)");
  private static final long OWN_RECORDS = 500;

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
    Matcher counts = COUNTS.matcher(answer);
    if (!counts.find()) {
      throw new IllegalStateException("void: the agent does not tell its counts: " + answer);
    }
    long own = Long.parseLong(counts.group(1)) - 2 * operations;
    long lost = Long.parseLong(counts.group(2));
    System.out.printf(
        "%noperations=%d, records of them=%d, records of the agent=%d, lost=%d%n",
        operations, 2 * operations, own, lost);
    if (lost != 0 || own < 0 || own > OWN_RECORDS) {
      throw new IllegalStateException("void: operations=" + operations + ", " + counts.group());
    }
  }
}
