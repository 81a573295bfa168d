package dev.sluice.it.storm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import reactor.core.publisher.Sinks;

/** Threads of nobody, which complete what others wait for: clients' threads, tickers. */
final class Strangers {

  private static final BlockingQueue<CompletableFuture<String>> WAITING =
      new LinkedBlockingQueue<>();
  private static final Sinks.Many<String> SINK = Sinks.many().multicast().directBestEffort();

  private Strangers() {}

  /** Starts them. */
  static void start() {
    daemon(
        () -> {
          while (true) {
            WAITING.take().complete("done");
          }
        });
    daemon(
        () -> {
          while (true) {
            SINK.tryEmitNext("tick");
            Thread.sleep(1);
          }
        });
  }

  /** Has that future completed, soon, by another thread. */
  static void complete(CompletableFuture<String> future) {
    WAITING.add(future);
  }

  /** Emits again and again, to whoever listens. */
  static Sinks.Many<String> emitter() {
    return SINK;
  }

  @FunctionalInterface
  private interface Loop {
    void run() throws InterruptedException;
  }

  private static void daemon(Loop loop) {
    Thread thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
            },
            "stranger");
    thread.setDaemon(true);
    thread.start();
  }
}
