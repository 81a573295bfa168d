package dev.sluice.collector.ingest;

import dev.sluice.collector.ingest.IncarnationFinder.Found;
import dev.sluice.collector.ledger.Batch;
import dev.sluice.collector.ledger.Ledger;
import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.store.StoreException;
import dev.sluice.rules.record.Incarnation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves records from the queues into the ledger and from there into the store: find, read, verify,
 * append, project, checkpoint, release. One round is {@link #doWork()}; no thread is started here.
 *
 * <p>A record is taken when its batch is in the ledger; only then does the stream's position move
 * on disk, because the position <em>is</em> what the ledger holds. So a crash at any point costs a
 * second reading of what was not yet in the ledger, and nothing else. What was read and could not
 * be appended is kept and appended first in the next round.
 */
public final class Ingester implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ingester.class);

  private static final int BATCH_RECORDS = 4096;
  private static final long BATCH_BYTES = 8L << 20;
  private static final int POLL_RECORDS = 512;

  private final IncarnationFinder finder;
  private final Ledger ledger;
  private final Projector projector;
  private final Settings settings;
  private final LongSupplier wallMicros;
  private final IngestCounters counters = new IngestCounters();
  private final Streams streams = new Streams();
  private final Findings findings;
  private final Intake intake;
  private final Map<Incarnation, Follower> followers = new LinkedHashMap<>();
  private final List<Follower> done = new ArrayList<>();
  private boolean announced;
  private long nextDiscoverMicros;
  private long nextCheckpointMicros;
  private long nextStoreTryMicros;
  private volatile IngestStatus status = IngestStatus.STARTING;

  /**
   * How the ingest behaves.
   *
   * @param own the identity of this run of the collector
   * @param discoverMicros between two looks for new JVMs
   * @param checkpointMicros between two checkpoints while records come
   * @param silenceMicros after so long without a record a living JVM is called silent
   * @param release whether files that are in the ledger are deleted
   * @param steps points at which tests stop
   */
  public record Settings(
      Incarnation own,
      long discoverMicros,
      long checkpointMicros,
      long silenceMicros,
      boolean release,
      Steps steps) {}

  public Ingester(
      IncarnationFinder finder,
      Ledger ledger,
      Projector projector,
      Settings settings,
      LongSupplier wallMicros) {
    this.finder = finder;
    this.ledger = ledger;
    this.projector = projector;
    this.settings = settings;
    this.wallMicros = wallMicros;
    this.findings = new Findings(settings.own(), wallMicros);
    this.intake = new Intake(streams, findings, counters);
  }

  /**
   * Brings the store up to the ledger; to be called once, before the first round.
   *
   * @throws StoreException if the store can neither be opened nor rebuilt
   */
  public void start() throws IOException, StoreException {
    projector.catchUp(streams);
    publish(null);
  }

  /**
   * One round. Never waits.
   *
   * @return how much was taken; 0 if there was nothing to do
   * @throws IOException if the ledger cannot be written; call again later, nothing is lost
   */
  public int doWork() throws IOException {
    long now = wallMicros.getAsLong();
    try {
      if (intake.isEmpty()) {
        announce();
        discover(now);
        readAll(now);
      }
      int taken = intake.entries().size();
      commit();
      maintain(now);
      publish(projector.upToDate() ? null : "The store is behind the ledger.");
      return taken;
    } catch (IOException e) {
      publish("The ledger cannot be written: " + e.getMessage());
      throw e;
    }
  }

  /** How it stands. Safe from any thread. */
  public IngestStatus status() {
    return status;
  }

  private void announce() {
    String recovery = ledger.recovery();
    if (!announced && recovery != null) {
      intake.addOwn(findings.own(Findings.LEDGER, recovery));
    }
    announced = true;
  }

  private void discover(long now) {
    if (now < nextDiscoverMicros) {
      return;
    }
    nextDiscoverMicros = now + settings.discoverMicros();
    for (Found found : finder.find()) {
      if (!followers.containsKey(found.id()) && done.stream().noneMatch(d -> d.is(found.id()))) {
        follow(found, now);
      }
    }
  }

  private void follow(Found found, long now) {
    IncarnationSource source = finder.open(found, streams.nextSequence(found.id()));
    followers.put(found.id(), new Follower(source, now));
    if (streams.get(found.id()) == null) {
      intake
          .from(found.id(), found.service())
          .finding(Findings.FOUND, "The records of a JVM were found: service=" + found.service());
    }
  }

  private void readAll(long now) {
    Iterator<Follower> each = followers.values().iterator();
    while (each.hasNext()) {
      Follower follower = each.next();
      while (hasRoom() && follower.read(intake, POLL_RECORDS, now) > 0) {
        // Until the batch is full or this one has nothing more.
      }
      follower.watch(intake, streams, settings.silenceMicros(), now);
      if (follower.ended()) {
        each.remove();
        done.add(follower);
      }
    }
    counters.silences = followers.values().stream().filter(Follower::silent).count();
  }

  private boolean hasRoom() {
    return intake.entries().size() < BATCH_RECORDS && intake.bytes() < BATCH_BYTES;
  }

  private void commit() throws IOException {
    if (intake.isEmpty()) {
      return;
    }
    Batch batch = ledger.append(List.copyOf(intake.entries()), wallMicros.getAsLong());
    settings.steps().reached(Steps.APPENDED);
    try {
      if (projector.projected() + 1 == batch.number()) {
        projector.project(batch, intake.rows(), streams.takeTouched());
      }
    } catch (StoreException e) {
      LOG.warn("The store failed and will be opened again: {}", e.getMessage(), e);
      counters.storeFailures++;
    } finally {
      intake.clear();
    }
  }

  private void maintain(long now) throws IOException {
    if (!projector.upToDate() && now >= nextStoreTryMicros) {
      nextStoreTryMicros = now + settings.checkpointMicros();
      recoverStore();
    }
    if (now < nextCheckpointMicros) {
      return;
    }
    nextCheckpointMicros = now + settings.checkpointMicros();
    if (ledger.checkpointed() < ledger.size()) {
      ledger.checkpoint();
    }
    if (settings.release()) {
      followers.values().forEach(follower -> follower.release(streams));
    }
    for (Follower follower : done) {
      if (settings.release()) {
        follower.release(streams);
      }
      follower.close();
    }
    done.removeIf(follower -> settings.release());
  }

  private void recoverStore() throws IOException {
    try {
      // The streams here are right already: those that the store gives are only for the store.
      projector.catchUp(new Streams());
    } catch (StoreException e) {
      LOG.warn("The store still fails; records go to the ledger meanwhile: {}", e.getMessage());
    }
  }

  private void publish(@Nullable String problem) {
    status =
        new IngestStatus(
            counters.records,
            counters.duplicates,
            counters.gaps,
            counters.missing,
            counters.damages,
            counters.silences,
            counters.storeFailures,
            followers.size(),
            ledger.size(),
            ledger.checkpointed(),
            projector.projected(),
            System.currentTimeMillis(),
            problem);
  }

  @Override
  public void close() {
    followers.values().forEach(Follower::close);
    done.forEach(Follower::close);
    followers.clear();
    done.clear();
  }
}
