package dev.sluice.collector.ingest;

import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import java.util.function.LongSupplier;

/**
 * Makes the records by which the collector itself speaks: one stream per run of the collector, in
 * sequence like any other. Belongs to one thread.
 */
final class Findings {

  /** The name of the collector's own streams. */
  static final String SERVICE = "sluice-collector";

  static final String FOUND = "found";
  static final String ENDED = "ended";
  static final String GAP = "gap";
  static final String DAMAGE = "damage";
  static final String SILENT = "silent";
  static final String LEDGER = "ledger";

  private static final int MAX_DETAIL_CHARS = 4000;

  private final Incarnation own;
  private final LongSupplier wallMicros;
  private final FieldWriter writer = new FieldWriter(512);
  private long sequence;

  Findings(Incarnation own, LongSupplier wallMicros) {
    this.own = own;
    this.wallMicros = wallMicros;
  }

  /** Something about one stream. */
  byte[] about(String kind, Incarnation subject, String service, String detail) {
    start(kind, detail).put(Field.SUBJECT, subject.toString());
    return finish(service);
  }

  /** Sequence numbers that will not come. */
  byte[] gap(Incarnation subject, String service, long first, long last, String detail) {
    start(GAP, detail)
        .put(Field.SUBJECT, subject.toString())
        .put(Field.GAP_FIRST, first)
        .put(Field.GAP_LAST, last);
    return finish(service);
  }

  /** Something about the collector itself. */
  byte[] own(String kind, String detail) {
    start(kind, detail);
    return finish(SERVICE);
  }

  private FieldWriter start(String kind, String detail) {
    boolean whole = detail.length() <= MAX_DETAIL_CHARS;
    return writer
        .clear()
        .put(Field.FINDING_KIND, kind)
        .put(Field.DETAIL, whole ? detail : detail.substring(0, MAX_DETAIL_CHARS));
  }

  private byte[] finish(String service) {
    writer.put(Field.SERVICE_NAME, service);
    Envelope envelope =
        new Envelope(
            RecordType.FINDING.number(),
            own,
            sequence++,
            wallMicros.getAsLong(),
            System.nanoTime());
    return RecordCodec.encode(envelope, writer.toBytes());
  }
}
