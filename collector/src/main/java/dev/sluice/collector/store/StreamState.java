package dev.sluice.collector.store;

import dev.sluice.rules.record.Incarnation;

/**
 * How far one incarnation has been read.
 *
 * @param nextSequence the first sequence that is not in the ledger
 * @param lastMicros wall time of its latest record, or when it was found
 * @param phase where it stands
 */
public record StreamState(
    Incarnation incarnation, String service, long nextSequence, long lastMicros, Phase phase) {

  /** Where a stream stands. */
  public enum Phase {
    /** Its JVM lives, as far as is known. */
    LIVE,
    /** Its JVM said good-bye; the rest of its records may still come. */
    BYE,
    /** Its JVM is gone and everything is read. */
    ENDED
  }
}
