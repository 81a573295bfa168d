package dev.sluice.collector;

import dev.sluice.collector.config.ServeSettings;
import dev.sluice.collector.config.UsageException;
import dev.sluice.collector.ingest.MemoryQueues;
import dev.sluice.collector.ledger.Steps;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A whole collector in this process, over queues in memory, on a free port. */
public final class TestCollector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MemoryQueues queues = new MemoryQueues();
  private final Collector collector;

  public TestCollector(Path directory) throws StartException, UsageException {
    ServeSettings settings = settings(directory);
    collector = Collector.start(settings, queues, Steps.NONE);
  }

  static ServeSettings settings(Path directory) throws UsageException {
    return ServeSettings.parse(
        List.of(
            "--port=0",
            "--queues=" + directory.resolve("queues"),
            "--data=" + directory.resolve("data")));
  }

  public MemoryQueues queues() {
    return queues;
  }

  public String url() {
    return "http://127.0.0.1:" + collector.port();
  }

  /** Waits until so many records of agents were taken. */
  public void awaitRecords(long count) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/metrics")).build();
    String metrics = "";
    while (Instant.now().isBefore(end)) {
      metrics = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      if (value(metrics, "sluice_collector_records_total") >= count
          && value(metrics, "sluice_collector_store_lag_batches") == 0) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("records did not arrive:\n" + metrics);
  }

  private static long value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void close() {
    collector.close();
  }
}
