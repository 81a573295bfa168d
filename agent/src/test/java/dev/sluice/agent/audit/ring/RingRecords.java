package dev.sluice.agent.audit.ring;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCodec.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Decodes what a drain collects. */
final class RingRecords {

  private RingRecords() {}

  static List<AuditRecord> collect(RingDrain drain) {
    ByteBuffer batch = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    int count = drain.collect(batch);
    List<AuditRecord> records = new ArrayList<>(count);
    int at = 0;
    while (at < batch.position()) {
      Reading.Taken taken = (Reading.Taken) RecordCodec.read(batch, at, batch.position());
      records.add(taken.record());
      at += taken.length();
    }
    if (records.size() != count) {
      throw new AssertionError("collected " + count + ", decoded " + records.size());
    }
    return records;
  }

  static List<AuditRecord> collectAndRelease(RingDrain drain) {
    List<AuditRecord> all = new ArrayList<>();
    List<AuditRecord> some = collect(drain);
    while (!some.isEmpty()) {
      all.addAll(some);
      drain.release();
      some = collect(drain);
    }
    return all;
  }
}
