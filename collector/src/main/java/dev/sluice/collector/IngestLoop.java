package dev.sluice.collector;

import dev.sluice.collector.ingest.Ingester;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that calls the ingester round after round. */
final class IngestLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Ingester ingester;
  private final Thread thread;
  private volatile boolean running = true;

  IngestLoop(Ingester ingester) {
    this.ingester = ingester;
    this.thread = new Thread(this::run, "sluice-ingest");
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (running) {
      try {
        if (ingester.doWork() == 0) {
          LockSupport.parkNanos(IDLE_NANOS);
        }
      } catch (IOException | RuntimeException e) {
        LOG.error("A round of the ingest failed and is tried again: {}", e.getMessage(), e);
        LockSupport.parkNanos(AFTER_FAILURE_NANOS);
      }
    }
  }

  /** Waits for the round at hand to end. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // The round must end before the ledger closes; the flag is set again below.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
