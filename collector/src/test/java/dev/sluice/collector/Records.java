package dev.sluice.collector;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import java.util.function.Consumer;

/** Makes records as an agent would, one incarnation's in sequence. */
public final class Records {

  /** When the first record is written: 2026-11-22T05:00Z. */
  public static final long START_MICROS = 1_795_323_600_000_000L;

  public final Incarnation incarnation;
  private long sequence;

  public Records(Incarnation incarnation) {
    this.incarnation = incarnation;
  }

  public static Records of(long number) {
    return new Records(new Incarnation(0x5151L, number));
  }

  public long next() {
    return sequence;
  }

  /** Leaves numbers out. */
  public void skip(long count) {
    sequence += count;
  }

  public byte[] hello(String service) {
    return make(RecordType.HELLO, w -> w.put(Field.SERVICE_NAME, service));
  }

  public byte[] intent(String sql) {
    return intent(sql, w -> {});
  }

  public byte[] intent(String sql, Consumer<FieldWriter> more) {
    return make(
        RecordType.INTENT,
        w -> {
          w.put(Field.QUERY_TEXT, sql).put(Field.VERDICT, "allow");
          more.accept(w);
        });
  }

  public byte[] outcome(long intent, Consumer<FieldWriter> more) {
    return make(
        RecordType.OUTCOME,
        w -> {
          w.put(Field.INTENT_SEQUENCE, intent);
          more.accept(w);
        });
  }

  public byte[] refusal(String sql, String rule, String message) {
    return make(
        RecordType.REFUSAL,
        w ->
            w.put(Field.QUERY_TEXT, sql)
                .put(Field.VERDICT, "deny")
                .put(Field.RULE, rule)
                .put(Field.DECIDING_RULE, rule)
                .put(Field.MESSAGE, message));
  }

  public byte[] step(long transaction, String step, String detail) {
    return make(
        RecordType.TRANSACTION,
        w ->
            w.put(Field.TRANSACTION_ID, transaction)
                .put(Field.TRANSACTION_STEP, step)
                .putIfPresent(Field.DETAIL, detail));
  }

  public byte[] bye() {
    return make(RecordType.BYE, w -> {});
  }

  public byte[] make(RecordType type, Consumer<FieldWriter> body) {
    FieldWriter writer = new FieldWriter(256);
    body.accept(writer);
    return make(type.number(), writer.toBytes());
  }

  public byte[] make(int type, byte[] body) {
    long at = sequence++;
    Envelope envelope =
        new Envelope(type, incarnation, at, START_MICROS + at * 1_000_000, at * 1_000_000_000);
    return RecordCodec.encode(envelope, body);
  }

  public static AuditRecord read(byte[] encoded) {
    if (RecordCodec.read(encoded) instanceof RecordCodec.Reading.Taken taken) {
      return taken.record();
    }
    throw new AssertionError("not a record");
  }
}
