package dev.sluice.agent.audit.trail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The daemon threads of a trail. Each carries the agent's own loader as context class loader:
 * Chronicle asks the thread for one and fails without, and must never hold the application's. Any
 * thread.
 */
final class TrailThreads {

  private static final long SHORTEST_PAUSE_NANOS = 50_000;
  private static final int PAUSE_DOUBLINGS = 7;
  private static final long WATCH_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long JOIN_MILLIS = 1_000;

  private final TrailContext context;
  private final List<Thread> running = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  TrailThreads(TrailContext context) {
    this.context = context;
  }

  /** Runs a worker at a slow pace. */
  void start(String name, IntSupplier worker) {
    launch(
        name,
        () -> {
          while (!stopping) {
            guarded(worker);
            pause(WATCH_PAUSE_NANOS);
          }
        });
  }

  /** Runs a writer until it is replaced; pauses the longer the less there is to do. */
  void startWriter(String name, AuditWriter writer) {
    launch(
        name,
        () -> {
          int idle = 0;
          while (!stopping && writer.isCurrent()) {
            idle = guarded(writer::doWork) > 0 ? 0 : Math.min(PAUSE_DOUBLINGS, idle + 1);
            if (idle > 0) {
              pause(SHORTEST_PAUSE_NANOS << (idle - 1));
            }
          }
          writer.close();
        });
  }

  /** Runs something once. */
  void once(String name, Runnable task) {
    launch(
        name,
        () ->
            guarded(
                () -> {
                  task.run();
                  return 0;
                }));
  }

  /** Lets all threads end; waits for them a bounded time, if told to. */
  void stop(boolean waits) {
    stopping = true;
    for (Thread thread : running) {
      LockSupport.unpark(thread);
    }
    if (waits) {
      join();
    }
  }

  private void join() {
    boolean interrupted = false;
    for (Thread thread : running) {
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException meant) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void launch(String name, Runnable body) {
    Thread thread = new Thread(null, body, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(TrailThreads.class.getClassLoader());
    running.add(thread);
    thread.start();
  }

  private int guarded(IntSupplier worker) {
    try {
      return worker.getAsInt();
    } catch (Throwable failure) { // A thread that ends here would leave the ring to fill for good.
      context.report("The audit thread goes on after: " + failure);
      pause(WATCH_PAUSE_NANOS);
      return 0;
    }
  }

  private void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
    // Nobody who knows this thread interrupts it; a flag left standing would make it spin.
    Thread.interrupted();
  }
}
