package dev.sluice.collector.ingest;

/** What the ingest thread counts. Read by others through {@link IngestStatus} only. */
final class IngestCounters {
  long records;
  long duplicates;
  long gaps;
  long missing;
  long damages;
  long silences;
  long storeFailures;
}
