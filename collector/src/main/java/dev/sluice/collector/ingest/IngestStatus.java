package dev.sluice.collector.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How the ingest stands, for health and metrics. Counts are since the start of the collector.
 *
 * @param records records taken
 * @param duplicates records that were there already
 * @param gaps times that sequence numbers were missing
 * @param missing sequence numbers missing
 * @param damages places with bytes that are no records
 * @param silences times that a service fell silent without good-bye
 * @param storeFailures times that the store had to be opened again
 * @param liveStreams JVMs that are followed now
 * @param batches batches in the ledger
 * @param checkpointed batches that the last checkpoint covers
 * @param projected batches that the store holds
 * @param lastWorkMillis when the loop last came round
 * @param problem what stops it now, as a sentence; null if nothing does
 */
public record IngestStatus(
    long records,
    long duplicates,
    long gaps,
    long missing,
    long damages,
    long silences,
    long storeFailures,
    int liveStreams,
    long batches,
    long checkpointed,
    long projected,
    long lastWorkMillis,
    @Nullable String problem) {

  /** Before the first round. */
  public static final IngestStatus STARTING =
      new IngestStatus(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, "It has not started yet.");
}
