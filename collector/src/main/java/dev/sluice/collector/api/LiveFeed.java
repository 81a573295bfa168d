package dev.sluice.collector.api;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.RecordReader.Tail;
import dev.sluice.collector.store.StoreException;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the store for clients that stay connected. A thread per client, bounded in number, so
 * that one that reads slowly holds up nobody else.
 */
final class LiveFeed implements AutoCloseable {

  /** More clients are turned away. */
  static final int MAX_CLIENTS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final int EVENTS_AT_ONCE = 200;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final RecordReader reader;
  private final AtomicInteger clients = new AtomicInteger();
  private final ExecutorService threads;
  private volatile boolean closed;

  LiveFeed(RecordReader reader) {
    this.reader = reader;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MAX_CLIENTS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "sluice-live-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What one client wants.
   *
   * @param after the position after which it begins
   * @param event how an entry becomes the data of an event
   */
  record Wish(RecordQuery query, long after, Function<Entry, String> event) {}

  int clients() {
    return clients.get();
  }

  /** Takes a slot for a client; false if there is none, or the feed is closed. */
  boolean reserve() {
    if (closed) {
      return false;
    }
    if (clients.incrementAndGet() > MAX_CLIENTS) {
      clients.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Serves a client for which a slot was taken, until it goes away. */
  void follow(SseClient client, Wish wish) {
    client.keepAlive();
    threads.execute(
        () -> {
          try {
            serve(client, wish);
          } catch (StoreException e) {
            LOG.warn("A live client was let go: {}", e.getMessage());
          } finally {
            clients.decrementAndGet();
            client.close();
          }
        });
  }

  private void serve(SseClient client, Wish wish) throws StoreException {
    long position = wish.after();
    client.sendComment("following");
    long lastSent = System.nanoTime();
    while (!closed && !client.terminated()) {
      if (reader.lastPosition() == position) {
        if (System.nanoTime() - lastSent > SIGN_OF_LIFE_NANOS) {
          client.sendComment("still here");
          lastSent = System.nanoTime();
        }
        LockSupport.parkNanos(LOOK_NANOS);
        continue;
      }
      Tail tail = reader.after(wish.query(), position, EVENTS_AT_ONCE);
      for (Entry entry : tail.entries()) {
        String id = Long.toString(Math.max(position, entry.position()));
        client.sendEvent("record", wish.event().apply(entry), id);
        lastSent = System.nanoTime();
      }
      if (tail.position() == position) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      position = tail.position();
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
