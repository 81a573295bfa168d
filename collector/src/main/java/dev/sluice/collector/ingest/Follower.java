package dev.sluice.collector.ingest;

import dev.sluice.collector.store.StreamState;
import dev.sluice.collector.store.StreamState.Phase;
import dev.sluice.rules.record.Incarnation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one incarnation from its discovery to its end. Belongs to one thread. */
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final IncarnationSource source;
  private long lastMicros;
  private boolean silent;
  private boolean ended;
  private boolean closed;

  Follower(IncarnationSource source, long nowMicros) {
    this.source = source;
    this.lastMicros = nowMicros;
  }

  boolean is(Incarnation incarnation) {
    return source.id().equals(incarnation);
  }

  boolean silent() {
    return silent;
  }

  boolean ended() {
    return ended;
  }

  int read(Intake intake, int max, long nowMicros) {
    int taken = source.poll(intake.from(source.id(), source.service()), max);
    if (taken > 0) {
      lastMicros = nowMicros;
      silent = false;
    }
    return taken;
  }

  /** Puts silence and end on record, each once. */
  void watch(Intake intake, Streams streams, long silenceMicros, long nowMicros) {
    intake.from(source.id(), source.service());
    StreamState state = streams.get(source.id());
    if (source.exhausted()) {
      ended = true;
      if (state == null || state.phase() != Phase.ENDED) {
        boolean bye = state != null && state.phase() == Phase.BYE;
        long next = state == null ? 0 : state.nextSequence();
        intake.finding(
            Findings.ENDED,
            (bye
                    ? "The JVM said good-bye; all its records are read: records="
                    : "The JVM ended without good-bye; what it left is read: records=")
                + next);
      }
    } else if (!silent && nowMicros - lastMicros > silenceMicros) {
      silent = true;
      String sentence =
          "No record for %d s and no good-bye: service=%s. Look whether its agent still runs."
              .formatted((nowMicros - lastMicros) / 1_000_000, source.service());
      LOG.warn("{}", sentence.replaceAll("\\p{Cntrl}", "?"));
      intake.finding(Findings.SILENT, sentence);
    }
  }

  /** Lets files go that hold only what the ledger's checkpoint covers. */
  void release(Streams streams) {
    if (!closed) {
      source.release(streams.nextSequence(source.id()));
    }
  }

  void close() {
    if (!closed) {
      closed = true;
      source.close();
    }
  }
}
