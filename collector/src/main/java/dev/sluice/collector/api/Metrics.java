package dev.sluice.collector.api;

import dev.sluice.collector.ingest.IngestStatus;
import java.util.Locale;

/** The Prometheus text form of what is counted. */
final class Metrics {

  private final StringBuilder out = new StringBuilder(2048);

  static String of(IngestStatus status, int liveClients, long positions) {
    Metrics metrics = new Metrics();
    metrics.counter("records", "Records taken from queues", status.records());
    metrics.counter("duplicates", "Records that were in the ledger already", status.duplicates());
    metrics.counter("gaps", "Times that sequence numbers were missing", status.gaps());
    metrics.counter("missing", "Sequence numbers missing", status.missing());
    metrics.counter("damages", "Places with bytes that are no records", status.damages());
    metrics.counter("store_failures", "Times the store was opened again", status.storeFailures());
    metrics.gauge("silent_streams", "JVMs without record and good-bye", status.silences());
    metrics.gauge("live_streams", "JVMs that are followed", status.liveStreams());
    metrics.gauge("ledger_batches", "Batches in the ledger", status.batches());
    metrics.gauge("ledger_checkpointed_batches", "Batches signed for", status.checkpointed());
    metrics.gauge("store_lag_batches", "Batches not in the store", lag(status));
    metrics.gauge("store_records", "Records in the store", positions);
    metrics.gauge("live_clients", "Clients that follow live", liveClients);
    metrics.gauge("up", "Whether nothing stops the ingest", status.problem() == null ? 1 : 0);
    return metrics.out.toString();
  }

  private static long lag(IngestStatus status) {
    return status.batches() - status.projected() - 1;
  }

  private void counter(String name, String help, long value) {
    write(name + "_total", help, "counter", value);
  }

  private void gauge(String name, String help, long value) {
    write(name, help, "gauge", value);
  }

  private void write(String name, String help, String type, long value) {
    out.append(
        String.format(
            Locale.ROOT,
            "# HELP sluice_collector_%1$s %2$s.%n# TYPE sluice_collector_%1$s %3$s%nsluice_collector_%1$s %4$d%n",
            name,
            help,
            type,
            value));
  }
}
