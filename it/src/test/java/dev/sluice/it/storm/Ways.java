package dev.sluice.it.storm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Ways in which a tool gets its work done by other threads. Each ends when its statements have run,
 * and each statement says which conversation it belongs to.
 */
final class Ways {

  /** One of them. */
  @FunctionalInterface
  interface Way {
    void go(String conversation) throws Exception;
  }

  private final Ledger ledger;
  private final Pools pools;
  private final Map<String, Way> all = new LinkedHashMap<>();

  Ways(Ledger ledger, Pools pools) {
    this.ledger = ledger;
    this.pools = pools;
    executors();
    futures();
    forkJoin();
    threads();
    new VirtualWays(this).addTo(all);
    new LibraryWays(this, pools).addTo(all);
  }

  /** By name. */
  Map<String, Way> all() {
    return all;
  }

  void send(String conversation, String way) {
    ledger.send(conversation, way);
  }

  Callable<Void> work(String conversation, String way) {
    return () -> {
      send(conversation, way);
      return null;
    };
  }

  private void executors() {
    all.put("direct", c -> send(c, "direct"));
    all.put("submit", c -> pools.fixed.submit(work(c, "submit")).get());
    all.put("execute", c -> latched(pools.fixed::execute, c, "execute"));
    all.put("hooked", c -> latched(pools.hooked::execute, c, "hooked"));
    all.put("crowded", c -> latched(pools.crowded::execute, c, "crowded"));
    all.put("spring", c -> latched(pools.spring::execute, c, "spring"));
    all.put(
        "invoke-all",
        c -> pools.fixed.invokeAll(List.of(work(c, "invoke-all"), work(c, "invoke-all"))));
    all.put(
        "completion-service",
        c -> {
          ExecutorCompletionService<Void> service = new ExecutorCompletionService<>(pools.fixed);
          service.submit(work(c, "completion-service"));
          service.take().get();
        });
    all.put(
        "future-task",
        c -> {
          FutureTask<Void> task = new FutureTask<>(work(c, "future-task"));
          pools.fixed.execute(task);
          task.get();
        });
    all.put(
        "nested",
        c ->
            pools
                .fixed
                .submit(() -> pools.scheduled.submit(work(c, "nested")).get(1, TimeUnit.MINUTES))
                .get());
    all.put(
        "delayed",
        c -> pools.scheduled.schedule(work(c, "delayed"), 1, TimeUnit.MILLISECONDS).get());
    all.put("periodic", this::periodic);
    all.put("timer", c -> latched(task -> pools.timer.schedule(timerTask(task), 1), c, "timer"));
    all.put("event-loop", c -> latched(pools.loop::execute, c, "event-loop"));
    all.put(
        "event-loop-delayed",
        c -> pools.loop.schedule(work(c, "event-loop-delayed"), 1, TimeUnit.MILLISECONDS).get());
  }

  private void periodic(String conversation) throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    ScheduledFuture<?> task =
        pools.scheduled.scheduleAtFixedRate(
            () -> {
              if (twice.getCount() > 0) {
                send(conversation, "periodic");
                twice.countDown();
              }
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    await(twice);
    task.cancel(false);
  }

  private void futures() {
    all.put(
        "supply-async",
        c ->
            CompletableFuture.supplyAsync(() -> sent(c, "supply-async"), pools.fixed)
                .thenApplyAsync(x -> sent(c, "supply-async"), pools.forkJoin)
                .thenCompose(x -> CompletableFuture.runAsync(() -> send(c, "supply-async")))
                .get());
    all.put(
        "stages",
        c -> {
          // Completed by a thread of nobody, long after the stages were registered.
          CompletableFuture<String> source = new CompletableFuture<>();
          CompletableFuture<String> other = new CompletableFuture<>();
          CompletableFuture<?> end =
              source
                  .thenApply(x -> sent(c, "stages"))
                  .whenComplete((x, e) -> send(c, "stages"))
                  .handle((x, e) -> sent(c, "stages"))
                  .thenCombine(other, (x, y) -> sent(c, "stages"))
                  .thenAccept(x -> send(c, "stages"))
                  .thenRun(() -> send(c, "stages"))
                  .applyToEither(new CompletableFuture<Void>(), x -> sent(c, "stages"))
                  .thenCompose(x -> CompletableFuture.failedFuture(new IllegalStateException()))
                  .exceptionally(e -> sent(c, "stages"));
          Strangers.complete(source);
          Strangers.complete(other);
          end.get(1, TimeUnit.MINUTES);
        });
    all.put(
        "delayed-executor",
        c ->
            CompletableFuture.runAsync(
                    () -> send(c, "delayed-executor"),
                    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .get());
  }

  private void forkJoin() {
    all.put("fork-join", c -> pools.forkJoin.submit(work(c, "fork-join")).get());
    all.put("fork-join-execute", c -> latched(pools.forkJoin::execute, c, "fork-join-execute"));
    all.put(
        "fork-join-invoke-all",
        c -> pools.forkJoin.invokeAll(List.of(work(c, "fork-join-invoke-all"))));
    all.put(
        "fork-join-invoke-any",
        c -> pools.forkJoin.invokeAny(List.of(work(c, "fork-join-invoke-any"))));
    all.put("recursive", c -> pools.forkJoin.invoke(new Splitting(c, 2)));
    all.put("recursive-common", c -> new Splitting(c, 2).invoke());
    all.put(
        "parallel-stream",
        c -> IntStream.range(0, 4).parallel().forEach(i -> send(c, "parallel-stream")));
    all.put(
        "parallel-stream-in-pool",
        c ->
            pools
                .forkJoin
                .submit(
                    () ->
                        IntStream.range(0, 4)
                            .parallel()
                            .forEach(i -> send(c, "parallel-stream-in-pool")))
                .get());
  }

  /** Forks, and meanwhile may be given the tasks of others to run. */
  private final class Splitting extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final String conversation;
    private final int depth;

    Splitting(String conversation, int depth) {
      this.conversation = conversation;
      this.depth = depth;
    }

    @Override
    protected void compute() {
      if (depth == 0) {
        send(conversation, "recursive");
      } else {
        Splitting one = new Splitting(conversation, depth - 1);
        Splitting other = new Splitting(conversation, depth - 1);
        ForkJoinTask.invokeAll(one, other);
        send(conversation, "recursive");
      }
    }
  }

  private void threads() {
    all.put("thread", c -> joined(new Thread(() -> send(c, "thread"))));
    all.put(
        "thread-subclass",
        c ->
            joined(
                new Thread() {
                  @Override
                  public void run() {
                    send(c, "thread-subclass");
                  }
                }));
    all.put(
        "simple-async",
        c -> latched(new SimpleAsyncTaskExecutor("storm-")::execute, c, "simple-async"));
  }

  String sent(String conversation, String way) {
    send(conversation, way);
    return way;
  }

  /** Hands a task on and waits until it ran. */
  private void latched(
      java.util.function.Consumer<Runnable> executor, String conversation, String way)
      throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    executor.accept(
        () -> {
          try {
            send(conversation, way);
            done.complete(null);
          } catch (RuntimeException failure) {
            done.completeExceptionally(failure);
          }
        });
    done.get(1, TimeUnit.MINUTES);
  }

  private static void joined(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it did not come");
    }
  }

  static TimerTask timerTask(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }
}
