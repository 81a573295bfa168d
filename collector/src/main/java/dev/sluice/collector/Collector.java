package dev.sluice.collector;

import dev.sluice.collector.api.ApiServer;
import dev.sluice.collector.config.ServeSettings;
import dev.sluice.collector.ingest.IncarnationFinder;
import dev.sluice.collector.ingest.Ingester;
import dev.sluice.collector.ingest.Projector;
import dev.sluice.collector.ingest.queue.QueueRoot;
import dev.sluice.collector.ledger.Ledger;
import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.store.StoreException;
import dev.sluice.collector.store.duckdb.DuckDb;
import dev.sluice.rules.record.Incarnation;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: puts the rooms together, starts them in order and stops them in the reverse
 * order. Started and stopped once.
 */
public final class Collector implements AutoCloseable {

  static final String LEDGER = "ledger";
  static final String STORE = "store";

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final long DISCOVER_MICROS = TimeUnit.MILLISECONDS.toMicros(200);
  private static final long CHECKPOINT_MICROS = TimeUnit.SECONDS.toMicros(1);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private int port;

  private Collector() {}

  /** Starts a collector. */
  public static Collector start(ServeSettings settings) throws StartException {
    return start(settings, new QueueRoot(settings.queues().toFile()), Steps.NONE);
  }

  /** Starts a collector over other queues, which reports the points where a crash would hurt. */
  static Collector start(ServeSettings settings, IncarnationFinder finder, Steps steps)
      throws StartException {
    Collector collector = new Collector();
    try {
      collector.open(settings, finder, steps);
      return collector;
    } catch (StartException e) {
      collector.close();
      throw e;
    } catch (BindException e) {
      collector.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    } catch (IOException | StoreException e) {
      collector.close();
      throw new StartException(
          "The collector cannot start: --data=%s. %s".formatted(settings.data(), e.getMessage()),
          e);
    }
  }

  private void open(ServeSettings settings, IncarnationFinder finder, Steps steps)
      throws StartException, IOException, StoreException {
    started.push(DirectoryLock.take(settings.data()));
    for (String room : List.of(LEDGER, STORE, ScratchDirectory.NAME)) {
      DirectoryLock.makePrivate(settings.data().resolve(room));
    }
    ScratchDirectory.clear(settings.data());
    Ledger ledger =
        Ledger.open(settings.data().resolve(LEDGER), Ledger.DEFAULT_SEGMENT_BYTES, steps);
    started.push(ledger);
    Projector projector = new Projector(ledger, new DuckDb(settings.data().resolve(STORE), steps));
    started.push(projector);
    Ingester ingester =
        new Ingester(finder, ledger, projector, ingest(settings, steps), Collector::nowMicros);
    started.push(ingester);
    ingester.start();
    ApiServer server =
        ApiServer.start(
            new ApiServer.Place(settings.bind(), settings.port(), settings.allowedHosts()),
            projector,
            ingester::status);
    port = server.port();
    IngestLoop loop = new IngestLoop(ingester);
    started.push(loop);
    started.push(server);
    loop.start();
  }

  private static Ingester.Settings ingest(ServeSettings settings, Steps steps) {
    SecureRandom random = new SecureRandom();
    return new Ingester.Settings(
        new Incarnation(random.nextLong(), random.nextLong()),
        DISCOVER_MICROS,
        CHECKPOINT_MICROS,
        TimeUnit.SECONDS.toMicros(settings.silenceSeconds()),
        !settings.keepQueues(),
        steps);
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** The port of the HTTP interface. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        // The parts below still have to be closed.
        LOG.error("A part did not stop cleanly: {}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
