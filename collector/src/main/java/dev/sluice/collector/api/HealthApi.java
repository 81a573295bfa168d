package dev.sluice.collector.api;

import dev.sluice.collector.ingest.IngestStatus;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the collector lives, whether it does its work, and its figures. */
final class HealthApi {

  /** A loop that has not come round for so long is stuck. */
  private static final long STUCK_MILLIS = 30_000;

  private final Supplier<IngestStatus> status;
  private final RecordReader reader;
  private final LiveFeed feed;

  HealthApi(Supplier<IngestStatus> status, RecordReader reader, LiveFeed feed) {
    this.status = status;
    this.reader = reader;
    this.feed = feed;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> context.contentType("text/plain").result("live\n"));
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", this::metrics);
  }

  private void ready(Context context) {
    IngestStatus now = status.get();
    String problem = problem(now);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ready", problem == null);
    answer.put("problem", problem);
    answer.put("liveStreams", now.liveStreams());
    answer.put("silentStreams", now.silences());
    answer.put("ledgerBatches", now.batches());
    answer.put("checkpointedBatches", now.checkpointed());
    answer.put("storeLagBatches", now.batches() - now.projected() - 1);
    context
        .status(problem == null ? 200 : 503)
        .contentType("application/json")
        .result(RecordJson.text(answer));
  }

  private static @Nullable String problem(IngestStatus now) {
    if (now.problem() != null) {
      return now.problem();
    }
    long since = System.currentTimeMillis() - now.lastWorkMillis();
    return since > STUCK_MILLIS
        ? "The ingest has not come round for " + since / 1000 + " s. See the log."
        : null;
  }

  private void metrics(Context context) throws StoreException {
    context
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(Metrics.of(status.get(), feed.clients(), reader.lastPosition()));
  }
}
