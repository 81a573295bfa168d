package dev.sluice.it.storm;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads of the application, shared by all its conversations and its own work. */
final class Pools implements AutoCloseable {

  static final int THREADS = 4;

  final ExecutorService fixed = Executors.newFixedThreadPool(THREADS);
  final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(THREADS);
  final ForkJoinPool forkJoin = new ForkJoinPool(THREADS);

  /** Runs what it cannot take in the thread that brings it. */
  final ThreadPoolExecutor crowded =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          new ThreadPoolExecutor.CallerRunsPolicy());

  /** Drops the oldest task that waits. */
  final ThreadPoolExecutor forgetful =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(2),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  /** Has hooks of its own, which do not call those of the JDK. */
  final ThreadPoolExecutor hooked = new Hooked();

  final Timer timer = new Timer("storm-timer", true);
  final Scheduler elastic = Schedulers.newBoundedElastic(THREADS, 100_000, "storm-elastic");
  final Scheduler parallel = Schedulers.newParallel("storm-parallel", THREADS);
  final DefaultEventExecutor loop = new DefaultEventExecutor();
  final ThreadPoolTaskExecutor spring = new ThreadPoolTaskExecutor();

  Pools() {
    spring.setCorePoolSize(THREADS);
    spring.initialize();
  }

  private static final class Hooked extends ThreadPoolExecutor {
    Hooked() {
      super(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      // Its own business.
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
      // Its own business.
    }
  }

  /** Makes all threads that there will be, before the first conversation begins. */
  void warmUp() throws Exception {
    onEachThread(() -> {});
  }

  /** Runs something on each thread of each pool, for nobody. */
  void onEachThread(Runnable work) throws Exception {
    for (Executor each : new Executor[] {fixed, scheduled, forkJoin, hooked, spring}) {
      onEachThread(each, THREADS, work);
    }
    onEachThread(forgetful, 1, work);
    onEachThread(ForkJoinPool.commonPool(), ForkJoinPool.commonPool().getParallelism(), work);
    for (Scheduler each : new Scheduler[] {elastic, parallel}) {
      onEachThread(task -> each.createWorker().schedule(task), THREADS, work);
    }
    onEachThread(loop, 1, work);
    onEachThread(task -> timer.schedule(Ways.timerTask(task), 0), 1, work);
  }

  private static void onEachThread(Executor executor, int threads, Runnable work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    CountDownLatch done = new CountDownLatch(threads);
    CompletableFuture<Void> failed = new CompletableFuture<>();
    for (int i = 0; i < threads; i++) {
      executor.execute(
          () -> {
            try {
              together.await(1, TimeUnit.MINUTES);
              work.run();
              done.countDown();
            } catch (Exception failure) {
              failed.completeExceptionally(failure);
              done.countDown();
            }
          });
    }
    if (!done.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("not all threads came: " + executor);
    }
    if (failed.isCompletedExceptionally()) {
      failed.get();
    }
  }

  @Override
  public void close() {
    fixed.shutdownNow();
    scheduled.shutdownNow();
    forkJoin.shutdownNow();
    crowded.shutdownNow();
    forgetful.shutdownNow();
    hooked.shutdownNow();
    timer.cancel();
    elastic.dispose();
    parallel.dispose();
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    spring.shutdown();
  }
}
