package dev.sluice.it.storm;

import static dev.sluice.it.storm.LeftoversProgram.A;
import static dev.sluice.it.storm.LeftoversProgram.B;
import static dev.sluice.it.storm.LeftoversProgram.inACallOf;
import static dev.sluice.it.storm.LeftoversProgram.quietly;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What goes on after the call in which it was made: that an AI's call made it is known, and no
 * more. And pools whose handlers and hooks go ways of their own.
 */
final class Afterwards {

  private final Ledger ledger;

  Afterwards(Ledger ledger) {
    this.ledger = ledger;
  }

  void run() throws Exception {
    rescheduling();
    trigger();
    hotSource();
    interval();
    timerTaskByHand();
    if (Runtime.version().feature() >= 21) {
      virtualWorker();
    }
    fullPool();
    hooksOfParents();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a latch tells when it ran
  private void rescheduling() throws Exception {
    ScheduledExecutorService pool = java.util.concurrent.Executors.newScheduledThreadPool(1);
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    inACallOf(A, c -> pool.schedule(() -> again(pool, over, ran), 1, TimeUnit.MILLISECONDS));
    over.countDown();
    Ways.await(ran);
    pool.shutdown();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a latch tells when it ran
  private void again(ScheduledExecutorService pool, CountDownLatch over, CountDownLatch ran) {
    quietly(over::await);
    ledger.send(ran.getCount() == 3 ? A : Ledger.SOME_AI, "schedules-itself");
    ran.countDown();
    if (ran.getCount() > 0) {
      pool.schedule(() -> again(pool, over, ran), 1, TimeUnit.MILLISECONDS);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a latch tells when it ran
  private void trigger() throws Exception {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.initialize();
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    inACallOf(
        A,
        c ->
            scheduler.schedule(
                () -> {
                  quietly(over::await);
                  if (ran.getCount() > 0) {
                    ledger.send(ran.getCount() == 3 ? A : Ledger.SOME_AI, "trigger");
                    ran.countDown();
                  }
                },
                new PeriodicTrigger(Duration.ofMillis(1))));
    over.countDown();
    Ways.await(ran);
    scheduler.shutdown();
  }

  private void hotSource() {
    Sinks.Many<String> source = Sinks.many().multicast().directBestEffort();
    inACallOf(
        A,
        c -> {
          source.asFlux().subscribe(who -> ledger.send(who, "hot-source"));
          source.tryEmitNext(A);
        });
    source.tryEmitNext(Ledger.SOME_AI);
    inACallOf(
        B,
        c -> {
          source.tryEmitNext(Ledger.SOME_AI);
          ledger.send(B, "after-emission");
        });
  }

  private void interval() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    Disposable[] made = new Disposable[1];
    inACallOf(
        A,
        c ->
            made[0] =
                Flux.interval(Duration.ofMillis(1))
                    .filter(i -> over.getCount() == 0)
                    .subscribe(i -> soon(ran)));
    over.countDown();
    Ways.await(ran);
    made[0].dispose();
  }

  /** The first may have begun while the call lasted. */
  private void soon(CountDownLatch ran) {
    if (ran.getCount() == 1 || ran.getCount() == 2) {
      ledger.send(Ledger.SOME_AI, "interval");
    }
    ran.countDown();
  }

  private void timerTaskByHand() throws Exception {
    Timer timer = new Timer(true);
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch ran = new CountDownLatch(1);
    TimerTask task =
        Ways.timerTask(
            () -> {
              ledger.send(runs.getAndIncrement() == 0 ? A : Ledger.NOBODY, "timer-task");
              ran.countDown();
            });
    inACallOf(A, c -> timer.schedule(task, 1));
    Ways.await(ran);
    task.run();
    timer.cancel();
  }

  /** Made in one call, and there for all. */
  private void virtualWorker() throws Exception {
    BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    Runnable loop =
        () ->
            quietly(
                () -> {
                  while (true) {
                    tasks.take().run();
                  }
                });
    CountDownLatch ran = new CountDownLatch(2);
    inACallOf(
        A,
        c -> {
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, loop);
          CountDownLatch first = new CountDownLatch(1);
          tasks.add(() -> ran(A, "virtual-worker", first));
          Ways.await(first);
        });
    tasks.add(() -> ran(Ledger.SOME_AI, "virtual-worker", ran));
    inACallOf(B, c -> tasks.add(() -> ran(Ledger.SOME_AI, "virtual-worker", ran)));
    Ways.await(ran);
  }

  /** Its handler waits until there is room. */
  private void fullPool() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            (task, full) -> quietly(() -> full.getQueue().put(task)));
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    pool.execute(() -> quietly(busy::await));
    pool.execute(() -> ran(Ledger.NOBODY, "waits-for-room", ran));
    Timer timer = new Timer(true);
    timer.schedule(Ways.timerTask(busy::countDown), 200);
    Runnable task = () -> ran(A, "waits-for-room", ran);
    inACallOf(A, c -> pool.execute(task));
    pool.execute(() -> ran(Ledger.NOBODY, "waits-for-room", ran));
    Ways.await(ran);
    timer.cancel();
    pool.shutdown();
  }

  /** A hook that calls its parent's, and a task that is given twice. */
  private void hooksOfParents() throws Exception {
    ThreadPoolExecutor pool = new Hooked();
    CountDownLatch ran = new CountDownLatch(2);
    Runnable task = () -> ran(A, "hooks-of-parents", ran);
    inACallOf(
        A,
        c -> {
          pool.execute(task);
          pool.execute(task);
          Ways.await(ran);
        });
    pool.submit(() -> ledger.send(Ledger.NOBODY, "after-hooks")).get();
    pool.shutdown();
  }

  private static final class Hooked extends ThreadPoolExecutor {
    Hooked() {
      super(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      super.beforeExecute(thread, task);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
      super.afterExecute(task, failure);
    }
  }

  private void ran(String who, String scene, CountDownLatch ran) {
    ledger.send(who, scene);
    ran.countDown();
  }
}
