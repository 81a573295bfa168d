package dev.sluice.collector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.collector.ingest.IncarnationSource;
import dev.sluice.collector.ingest.RecordConsumer;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.RecordDamage;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a source hands over, and that it comes once and in sequence. */
final class Heard implements RecordConsumer {

  final List<Long> sequences = new ArrayList<>();
  final List<String> gaps = new ArrayList<>();
  final List<RecordDamage> damages = new ArrayList<>();
  private long next;

  Heard(long from) {
    next = from;
  }

  static Heard all(IncarnationSource source, long from) {
    Heard heard = new Heard(from);
    heard.readAll(source);
    return heard;
  }

  void readAll(IncarnationSource source) {
    long limit = next + 100_000;
    while (source.poll(this, 7) > 0) {
      assertThat(next).as("ends").isLessThan(limit);
    }
    assertThat(source.nextSequence()).isEqualTo(next);
  }

  @Override
  public void record(AuditRecord record, byte[] encoded) {
    assertThat(record.sequence()).isEqualTo(next++);
    assertThat(encoded).isEqualTo(WrittenHome.record(record.sequence()));
    sequences.add(record.sequence());
  }

  @Override
  public void gap(long first, long last, String reason) {
    assertThat(first).isEqualTo(next);
    assertThat(last).isGreaterThanOrEqualTo(first);
    next = last + 1;
    gaps.add(first + "-" + last + ": " + reason);
  }

  @Override
  public void damage(RecordDamage damage) {
    damages.add(damage);
  }

  long next() {
    return next;
  }

  static List<Long> range(long from, long to) {
    List<Long> all = new ArrayList<>();
    for (long sequence = from; sequence < to; sequence++) {
      all.add(sequence);
    }
    return all;
  }
}
