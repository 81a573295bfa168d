package dev.sluice.collector.ingest;

import dev.sluice.collector.ledger.Batch;
import dev.sluice.collector.ledger.BatchReader;
import dev.sluice.collector.ledger.Ledger;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.Page;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.RecordStore;
import dev.sluice.collector.store.RecordStore.Projection;
import dev.sluice.collector.store.RecordStore.Row;
import dev.sluice.collector.store.StoreException;
import dev.sluice.collector.store.StreamState;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store in step with the ledger. After any failure the store is closed, opened again and
 * asked where it stands; what it lacks comes from the ledger; a store that cannot be opened or does
 * not belong to this ledger is deleted and rebuilt. One thread projects; reading is safe beside it.
 */
public final class Projector implements RecordReader, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final int ROWS_PER_TRANSACTION = 20_000;

  private final Ledger ledger;
  private final RecordStore.Opener opener;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable RecordStore store;
  private volatile long projected = -1;
  private volatile long lastPosition;

  public Projector(Ledger ledger, RecordStore.Opener opener) {
    this.ledger = ledger;
    this.opener = opener;
  }

  /**
   * Opens the store, brings it up to the ledger and loads the streams as they stand there.
   *
   * @throws StoreException if the store can neither be opened nor rebuilt
   */
  void catchUp(Streams streams) throws StoreException, IOException {
    reopen();
    RecordStore open = opened();
    streams.load(open.streams());
    if (projected + 1 < ledger.size()) {
      replay(open, streams);
    }
  }

  /** Whether the store holds all that the ledger holds. */
  boolean upToDate() {
    return store != null && projected + 1 == ledger.size();
  }

  /** The last batch in the store. */
  long projected() {
    return projected;
  }

  /** Adds the batch that was just appended. */
  void project(Batch batch, List<Row> rows, List<StreamState> moved)
      throws StoreException, IOException {
    write(opened(), batch.number(), rows, moved);
  }

  private void write(RecordStore open, long batch, List<Row> rows, List<StreamState> moved)
      throws StoreException, IOException {
    long last = lastPosition;
    open.project(new Projection(batch, hash(batch), last + 1, rows, moved));
    lastPosition = last + rows.size();
    projected = batch;
  }

  private String hash(long batch) throws IOException {
    return HexFormat.of().formatHex(ledger.leafHash(batch));
  }

  private void replay(RecordStore open, Streams streams) throws StoreException, IOException {
    long from = projected + 1;
    LOG.info("Rebuilding the store from the ledger: from batch {} to {}", from, ledger.size());
    try (BatchReader reader = ledger.read(from)) {
      List<Row> rows = new ArrayList<>();
      long number = -1;
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        number = batch.number();
        batch.entries().forEach(entry -> decode(entry, streams, rows));
        if (rows.size() >= ROWS_PER_TRANSACTION) {
          write(open, number, rows, streams.takeTouched());
          rows.clear();
        }
      }
      if (number > projected) {
        write(open, number, rows, streams.takeTouched());
      }
    }
  }

  private static void decode(byte[] entry, Streams streams, List<Row> rows) {
    if (RecordCodec.read(entry) instanceof RecordCodec.Reading.Taken taken) {
      rows.add(new Row(streams.apply(taken.record()), taken.record(), entry));
    } else {
      LOG.warn("An entry of the ledger is no record that this version can read; it stays there");
    }
  }

  private void reopen() throws StoreException, IOException {
    lock.writeLock().lock();
    try {
      closeStore();
      RecordStore open = openOrRebuild();
      store = open;
      projected = open.position();
      lastPosition = open.lastPosition();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private RecordStore openOrRebuild() throws StoreException, IOException {
    RecordStore open = null;
    try {
      open = opener.open();
      if (belongs(open)) {
        return open;
      }
      LOG.warn("The store does not belong to this ledger; it is rebuilt");
    } catch (StoreException e) {
      LOG.warn("The store cannot be used; it is rebuilt from the ledger", e);
    }
    if (open != null) {
      open.close();
    }
    opener.delete();
    return opener.open();
  }

  private boolean belongs(RecordStore open) throws StoreException, IOException {
    long position = open.position();
    if (position < 0) {
      return true;
    }
    return position < ledger.size() && hash(position).equals(open.positionHash());
  }

  private RecordStore opened() throws StoreException {
    RecordStore open = store;
    if (open == null) {
      throw new StoreException(
          "The store is not open", new IllegalStateException("not opened, or closed"));
    }
    return open;
  }

  private void closeStore() {
    RecordStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public Page find(RecordQuery query, long before, int limit) throws StoreException {
    lock.readLock().lock();
    try {
      return opened().find(query, before, limit);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Tail after(RecordQuery query, long position, int limit) throws StoreException {
    lock.readLock().lock();
    try {
      return opened().after(query, position, limit);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public @Nullable Entry get(Incarnation incarnation, long sequence) throws StoreException {
    lock.readLock().lock();
    try {
      return opened().get(incarnation, sequence);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<StreamState> streams() throws StoreException {
    lock.readLock().lock();
    try {
      return opened().streams();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Without asking the store: cheap enough to be called often. */
  @Override
  public long lastPosition() {
    return lastPosition;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closeStore();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
