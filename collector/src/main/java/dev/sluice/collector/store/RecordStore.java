package dev.sluice.collector.store;

import dev.sluice.rules.record.AuditRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store: it takes batches in the order of the ledger and answers questions. One thread writes.
 *
 * <p>Rows and position change in one transaction. When {@link #project} throws, nobody knows
 * whether it took effect: close the store, open it again and read {@link #position()}.
 */
public interface RecordStore extends RecordReader, AutoCloseable {

  /** Number of the last batch in this store; -1 if there is none. */
  long position() throws StoreException;

  /** The hash of the last batch in this store, as hexadecimal; null if there is none. */
  @Nullable String positionHash() throws StoreException;

  /** Adds one batch; its number must be the next one. */
  void project(Projection batch) throws StoreException;

  @Override
  void close();

  /**
   * A batch, decoded.
   *
   * @param batch its number in the ledger
   * @param hash its hash, as hexadecimal
   * @param firstPosition position of its first row; positions are contiguous
   * @param streams the streams that it moved, as they stand after it
   */
  record Projection(
      long batch, String hash, long firstPosition, List<Row> rows, List<StreamState> streams) {
    public Projection {
      rows = List.copyOf(rows);
      streams = List.copyOf(streams);
    }
  }

  /**
   * One record of a batch.
   *
   * @param service whose it is
   * @param record the record as read
   * @param encoded its canonical bytes
   */
  // The bytes are handed on as they are; nobody compares or changes them.
  @SuppressWarnings("ArrayRecordComponent")
  record Row(String service, AuditRecord record, byte[] encoded) {}

  /** Makes stores of one kind for one directory. */
  interface Opener {
    /** Opens what is there, or makes a new one. */
    RecordStore open() throws StoreException;

    /** Deletes what is there. The store must be closed. */
    void delete() throws StoreException;
  }
}
