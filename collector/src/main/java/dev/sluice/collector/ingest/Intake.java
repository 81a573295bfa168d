package dev.sluice.collector.ingest;

import dev.sluice.collector.store.RecordStore.Row;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordDamage;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what the sources hand over until it is in the ledger. Checks once more that each record
 * is the one that comes next; what is not becomes a finding. Belongs to one thread.
 */
final class Intake implements RecordConsumer {

  private final Streams streams;
  private final Findings findings;
  private final IngestCounters counters;
  private final List<byte[]> entries = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final Set<Incarnation> repeating = new HashSet<>();
  private Incarnation current = new Incarnation(0, 0);
  private String service = "";
  private long bytes;

  Intake(Streams streams, Findings findings, IngestCounters counters) {
    this.streams = streams;
    this.findings = findings;
    this.counters = counters;
  }

  /** Says whose records come next. */
  Intake from(Incarnation incarnation, String itsService) {
    current = incarnation;
    service = itsService;
    return this;
  }

  @Override
  public void record(AuditRecord record, byte[] encoded) {
    if (!record.incarnation().equals(current)) {
      refuse("A record of another incarnation: incarnation=" + record.incarnation());
      return;
    }
    if (record.type() == RecordType.FINDING) {
      refuse("A record that only a collector writes: sequence=" + record.sequence());
      return;
    }
    long expected = streams.nextSequence(current);
    if (record.sequence() < expected) {
      duplicate(record.sequence(), expected);
      return;
    }
    if (record.sequence() > expected) {
      gap(expected, record.sequence() - 1, "The next record that came has a higher number.");
    }
    counters.records++;
    add(record, encoded);
  }

  /** Puts on record that something lay in a queue that no agent writes there. */
  private void refuse(String what) {
    counters.damages++;
    finding(Findings.DAMAGE, what + ". It was not taken. Look who may write to the queues.");
  }

  /** Reading resumes where the ledger ends, so this is not normal; told once per stream. */
  private void duplicate(long sequence, long expected) {
    counters.duplicates++;
    if (repeating.add(current)) {
      finding(
          Findings.DAMAGE,
          "A record came with a number that is behind: sequence=%d, expected=%d. It was not taken."
              .formatted(sequence, expected));
    }
  }

  @Override
  public void gap(long first, long last, String reason) {
    long from = Math.max(first, streams.nextSequence(current));
    if (last < from) {
      return;
    }
    counters.gaps++;
    counters.missing += last - from + 1;
    addOwn(findings.gap(current, service, from, last, reason));
  }

  @Override
  public void damage(RecordDamage damage) {
    counters.damages++;
    finding(Findings.DAMAGE, damage.toString());
  }

  /** Adds a finding about the current stream. */
  void finding(String kind, String detail) {
    addOwn(findings.about(kind, current, service, detail));
  }

  /** Adds a record of the collector itself. */
  void addOwn(byte[] encoded) {
    if (RecordCodec.read(encoded) instanceof RecordCodec.Reading.Taken taken) {
      add(taken.record(), encoded);
    } else {
      throw new IllegalStateException("a record of our own cannot be read");
    }
  }

  private void add(AuditRecord record, byte[] encoded) {
    String from = streams.apply(record);
    entries.add(encoded);
    rows.add(new Row(from.isEmpty() ? service : from, record, encoded));
    bytes += encoded.length;
  }

  List<byte[]> entries() {
    return entries;
  }

  List<Row> rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  void clear() {
    entries.clear();
    rows.clear();
    bytes = 0;
  }
}
