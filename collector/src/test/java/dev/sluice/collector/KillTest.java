package dev.sluice.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.collector.ingest.MemoryQueues;
import dev.sluice.collector.ledger.Steps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collector that dies without a word, at each point where that would hurt, one after the other.
 */
class KillTest {

  static final int STATEMENTS = 150;

  @TempDir Path directory;

  @Test
  void process_killedAtEveryStepInTurn_losesNothingAndDoublesNothing() throws Exception {
    for (String step :
        List.of(
            Steps.HALF_WRITTEN,
            Steps.WRITTEN,
            Steps.FORCED,
            Steps.APPENDED,
            Steps.ROWS_WRITTEN,
            Steps.PROJECTED)) {
      assertThat(exitOf(step)).as(step).isEqualTo(DyingCollector.KILLED);
    }
    try (TestCollector last = new TestCollector(directory)) {
      Records records = DyingCollector.fill(last.queues());
      List<Long> sequences = new ArrayList<>();
      while (sequences.size() < records.next()) {
        sequences.clear();
        sequences.addAll(sequences(last.url(), records));
        assertThat(sequences).doesNotHaveDuplicates();
      }
      assertThat(sequences).hasSize(STATEMENTS + 1).contains(0L, (long) STATEMENTS);
    }
    PrintStream told = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(new Main(told, told).run(List.of("verify", "--data", directory + "/data"))).isZero();
  }

  private static List<Long> sequences(String url, Records records) throws Exception {
    URI uri = URI.create(url + "/api/records?limit=500&q=incarnation:" + records.incarnation);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    List<Long> sequences = new ArrayList<>();
    for (JsonNode record : new ObjectMapper().readTree(body).path("records")) {
      if (record.path("incarnation").asText().equals(records.incarnation.toString())) {
        sequences.add(record.path("sequence").asLong());
      }
    }
    return sequences;
  }

  private int exitOf(String step) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DyingCollector.class.getName(),
                directory.toString(),
                step)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out-" + step).toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not die at " + step);
    }
    return process.exitValue();
  }

  /** Runs in a process of its own and halts it the second time that a step is reached. */
  static final class DyingCollector {

    static final int KILLED = 137;

    private DyingCollector() {}

    public static void main(String[] args) throws Exception {
      MemoryQueues queues = new MemoryQueues();
      int[] reached = {0};
      Steps steps =
          step -> {
            if (step.equals(args[1]) && ++reached[0] == 2) {
              Runtime.getRuntime().halt(KILLED);
            }
          };
      queues.perPoll(10);
      fill(queues);
      Collector.start(TestCollector.settings(Path.of(args[0])), queues, steps);
    }

    static Records fill(MemoryQueues queues) {
      Records records = Records.of(3);
      MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
      stream.record(records.hello("shop"));
      for (int i = 0; i < STATEMENTS; i++) {
        stream.record(records.intent("SELECT " + i));
      }
      return records;
    }
  }
}
