package dev.sluice.collector.store;

import dev.sluice.rules.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as a person sees it: an intent together with its outcome and with what became of its
 * transaction. Immutable by agreement.
 *
 * @param position its place in the ledger, counted in records; later is larger
 * @param service the service that wrote it
 * @param record the record
 * @param encoded its canonical bytes
 * @param outcome the outcome of an intent; null if none was written, or if this is no intent
 * @param transaction what became of the transaction
 */
// The bytes are handed on as they are; nobody compares or changes them.
@SuppressWarnings("ArrayRecordComponent")
public record Entry(
    long position,
    String service,
    AuditRecord record,
    byte[] encoded,
    @Nullable AuditRecord outcome,
    TransactionEnd transaction) {

  /** The record's identity: incarnation, hyphen, sequence. */
  public String id() {
    return record.incarnation() + "-" + record.sequence();
  }
}
