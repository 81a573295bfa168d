package dev.sluice.it.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An application with many conversations at once, all on the same pools, beside work of its own.
 *
 * <p>Arguments: {@code platform} or {@code virtual}, how many conversations, how many statements at
 * least: they converse again until there are so many. Says how many statements it sent.
 */
final class StormProgram {

  private static final int DRIVERS = 16;

  private StormProgram() {}

  public static void main(String[] arguments) throws Exception {
    boolean virtual = arguments[0].equals("virtual");
    int conversations = Integer.parseInt(arguments[1]);
    long least = Long.parseLong(arguments[2]);
    try (Ledger ledger = new Ledger("storm", DRIVERS);
        Pools pools = new Pools()) {
      Strangers.start();
      pools.warmUp(); // the threads are there before the first AI call
      Clerks clerks = new Clerks(new Ways(ledger, pools).all());
      clerks.converse("c-first");
      AtomicBoolean over = new AtomicBoolean();
      Thread own = ownWork(ledger, pools, over);
      int round = 0;
      do {
        storm(virtual, conversations, round++, clerks);
      } while (ledger.sent() < least);
      over.set(true);
      own.join();
      pools.onEachThread(() -> ledger.send(Ledger.NOBODY, "probe"));
      System.out.println("sent " + ledger.sent());
    }
  }

  private static void storm(boolean virtual, int conversations, int round, Clerks clerks)
      throws Exception {
    ExecutorService drivers =
        virtual
            ? (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
            : Executors.newFixedThreadPool(DRIVERS);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < conversations; i++) {
      String conversation = "c-" + i;
      boolean streaming = (i + round) % 4 == 0;
      Callable<Void> work =
          () -> {
            if (streaming) {
              clerks.converseStreaming(conversation);
            } else {
              clerks.converse(conversation);
            }
            return null;
          };
      all.add(drivers.submit(work));
    }
    for (Future<?> each : all) {
      each.get(30, TimeUnit.MINUTES);
    }
    drivers.shutdown();
  }

  /** The service's own work on the same pools, for nobody. */
  private static Thread ownWork(Ledger ledger, Pools pools, AtomicBoolean over) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!over.get()) {
                  pools.fixed.submit(() -> ledger.send(Ledger.NOBODY, "own-submit")).get();
                  pools.forkJoin.submit(() -> ledger.send(Ledger.NOBODY, "own-fork")).get();
                  java.util.concurrent.CompletableFuture.runAsync(
                          () -> ledger.send(Ledger.NOBODY, "own-async"))
                      .get();
                  pools
                      .scheduled
                      .schedule(
                          () -> ledger.send(Ledger.NOBODY, "own-scheduled"),
                          1,
                          TimeUnit.MILLISECONDS)
                      .get();
                  Thread.sleep(5);
                }
              } catch (Exception failure) {
                System.out.println("FAILED own work: " + failure);
              }
            });
    thread.start();
    return thread;
  }
}
