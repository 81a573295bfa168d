package dev.sluice.collector.ingest;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.RecordDamage;

/** Takes what an {@link IncarnationSource} reads, in sequence. Called on the polling thread. */
public interface RecordConsumer {

  /**
   * One verified record; its sequence is the next one, or follows a gap that was just reported.
   *
   * @param record the record as read
   * @param encoded its canonical bytes, CRC included; the receiver may keep the array
   */
  void record(AuditRecord record, byte[] encoded);

  /**
   * Sequence numbers that will never come: claimed by a thread that died, or on damaged bytes. A
   * gap that the agent itself recorded arrives as a record of type GAP instead.
   *
   * @param first the first missing sequence
   * @param last the last missing sequence
   * @param reason a sentence for the person who reads the record
   */
  void gap(long first, long last, String reason);

  /**
   * Bytes that are not a record, were truncated or do not match their checksum.
   *
   * @param damage what and where
   */
  void damage(RecordDamage damage);
}
