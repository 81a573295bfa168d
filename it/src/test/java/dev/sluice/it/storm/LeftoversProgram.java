package dev.sluice.it.storm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An application, and libraries in it that mean no good, which keep from one call what they could
 * use in another: threads, pools, tasks, futures. Each statement says what must be on record.
 */
final class LeftoversProgram {

  static final String A = "c-a";
  static final String B = "c-b";

  /** What a tool would like to be taken for. */
  static final String TRUSTED = "trusted";

  private final Ledger ledger;

  private LeftoversProgram(Ledger ledger) {
    this.ledger = ledger;
  }

  public static void main(String[] arguments) throws Exception {
    try (Ledger ledger = new Ledger("leftovers", 8)) {
      LeftoversProgram program = new LeftoversProgram(ledger);
      program.keptThread();
      program.unstartedThread();
      program.poolMadeInACall();
      program.periodicMadeInACall();
      program.taskThatThrows();
      program.taskThatIsCancelled();
      program.taskThatIsRejected();
      program.taskThatIsTakenBack();
      program.oneTaskForTwo();
      program.stageOfNobody();
      program.futureOfAnother();
      program.inheritedThreadLocal();
      program.forgedName();
      new SharedQueues(ledger).run();
      new Afterwards(ledger).run();
      System.out.println("sent " + ledger.sent());
    }
  }

  /** Runs that inside a tool call of that conversation. */
  static void inACallOf(String conversation, Ways.Way way) {
    new Clerks(Map.of("scene", way)).converse(conversation);
  }

  private void send(String who, String scene) {
    ledger.send(who, scene);
  }

  private static void expect(boolean condition, String what) {
    if (!condition) {
      System.out.println("FAILED " + what);
    }
  }

  /** A library's own worker: one thread, one queue, made when it is first needed. */
  private static final class Worker {
    private final BlockingQueue<FutureTask<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  queue.take().run();
                }
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
            });

    Worker() {
      thread.setDaemon(true);
      thread.start();
    }

    void run(Runnable work) throws Exception {
      FutureTask<Void> task = new FutureTask<>(work, null);
      queue.add(task);
      task.get();
    }
  }

  private void keptThread() throws Exception {
    Worker[] kept = new Worker[1];
    inACallOf(
        A,
        c -> {
          kept[0] = new Worker();
          kept[0].run(() -> send(A, "kept-thread-in-call"));
        });
    kept[0].run(() -> send(Ledger.SOME_AI, "kept-thread-for-nobody"));
    inACallOf(B, c -> kept[0].run(() -> send(B, "kept-thread-for-another")));
  }

  private void unstartedThread() throws Exception {
    Thread[] kept = new Thread[2];
    inACallOf(
        A,
        c -> {
          kept[0] = new Thread(() -> send(Ledger.NOBODY, "started-by-nobody"));
          kept[1] = new Thread(() -> send(B, "started-by-another"));
        });
    kept[0].start();
    kept[0].join();
    inACallOf(
        B,
        c -> {
          kept[1].start();
          kept[1].join();
        });
  }

  private void poolMadeInACall() throws Exception {
    List<ExecutorService> kept = new ArrayList<>();
    Timer[] timer = new Timer[1];
    inACallOf(
        A,
        c -> {
          kept.add(Executors.newSingleThreadExecutor());
          kept.add(Executors.newSingleThreadScheduledExecutor());
          kept.add(new ForkJoinPool(1));
          timer[0] = new Timer(true);
          for (ExecutorService each : kept) {
            each.submit(() -> send(A, "pool-in-call")).get();
          }
          done(task -> timer[0].schedule(Ways.timerTask(task), 0), () -> send(A, "timer-in-call"));
        });
    for (ExecutorService each : kept) {
      each.submit(() -> send(Ledger.NOBODY, "pool-for-nobody")).get();
      done(each, () -> send(Ledger.NOBODY, "pool-for-nobody"));
      inACallOf(B, c -> done(each, () -> send(B, "pool-for-another")));
      each.shutdown();
    }
    done(
        task -> timer[0].schedule(Ways.timerTask(task), 0),
        () -> send(Ledger.NOBODY, "timer-for-nobody"));
    timer[0].cancel();
  }

  private void periodicMadeInACall() throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    CompletableFuture<Void> later = new CompletableFuture<>();
    ScheduledFuture<?>[] made = new ScheduledFuture<?>[1];
    inACallOf(
        A,
        c -> {
          made[0] =
              pool.scheduleAtFixedRate(
                  () -> {
                    if (first.getCount() > 0) {
                      send(A, "periodic-first");
                      first.countDown();
                    } else if (over.getCount() == 0 && !later.isDone()) {
                      send(Ledger.SOME_AI, "periodic-later");
                      later.complete(null);
                    }
                  },
                  0,
                  1,
                  TimeUnit.MILLISECONDS);
          first.await();
        });
    over.countDown();
    later.get(1, TimeUnit.MINUTES);
    made[0].cancel(false);
    pool.shutdown();
  }

  private void taskThatThrows() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    inACallOf(
        A,
        c -> {
          try {
            pool.submit(() -> thrown(A)).get();
          } catch (ExecutionException expected) {
            send(A, "thrown-seen");
          }
          pool.execute(() -> thrown(A));
        });
    pool.submit(() -> send(Ledger.NOBODY, "after-throw")).get();
    pool.shutdown();
    ForkJoinPool fork = new ForkJoinPool(1);
    inACallOf(A, c -> fork.execute(() -> thrown(A)));
    fork.submit(() -> send(Ledger.NOBODY, "after-throw")).get();
    fork.shutdown();
  }

  private void thrown(String who) {
    send(who, "throws");
    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
    throw new IllegalStateException("as planned");
  }

  private void taskThatIsCancelled() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    CountDownLatch busy = new CountDownLatch(1);
    pool.execute(() -> quietly(busy::await));
    inACallOf(
        A,
        c -> {
          Future<?> task = pool.submit(() -> send(A, "cancelled"));
          expect(task.cancel(true), "cancel");
        });
    busy.countDown();
    pool.submit(() -> send(Ledger.NOBODY, "after-cancel")).get();
    pool.shutdown();
  }

  private void taskThatIsRejected() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    pool.execute(
        () -> {
          quietly(busy::await);
          free.countDown();
        });
    CompletableFuture<Void> ran = new CompletableFuture<>();
    Runnable task =
        () -> {
          send(Ledger.NOBODY, "after-rejection");
          ran.complete(null);
        };
    inACallOf(
        A,
        c -> {
          try {
            pool.execute(task);
            expect(false, "rejection");
          } catch (RejectedExecutionException expected) {
            send(A, "rejected");
          }
        });
    busy.countDown();
    free.await();
    offer(pool, task);
    ran.get(1, TimeUnit.MINUTES);
    pool.shutdown();
  }

  /** The thread may need a moment until it takes the next one. */
  private static void offer(ThreadPoolExecutor pool, Runnable task) {
    while (true) {
      try {
        pool.execute(task);
        return;
      } catch (RejectedExecutionException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private void taskThatIsTakenBack() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    CountDownLatch busy = new CountDownLatch(1);
    pool.execute(() -> quietly(busy::await));
    CompletableFuture<Void> ran = new CompletableFuture<>();
    Runnable task =
        () -> {
          send(Ledger.NOBODY, "after-removal");
          ran.complete(null);
        };
    inACallOf(
        A,
        c -> {
          pool.execute(task);
          expect(pool.getQueue().contains(task), "the queue has the application's own object");
          expect(pool.getQueue().peek() == task, "the queue shows the application's own object");
          expect(pool.remove(task), "the application's own object is taken back");
          FutureTask<Void> future = new FutureTask<>(() -> null);
          pool.execute(future);
          expect(pool.getQueue().peek() == future, "the queue shows the application's own future");
          expect(pool.remove(future), "the application's own future is taken back");
        });
    busy.countDown();
    pool.execute(task);
    ran.get(1, TimeUnit.MINUTES);
    pool.shutdown();
  }

  private void oneTaskForTwo() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(4);
    pool.execute(() -> quietly(busy::await));
    Runnable shared = () -> ranOnce("one-task-for-two", Ledger.SOME_AI, ran);
    Runnable twice = () -> ranOnce("one-task-twice", A, ran);
    inACallOf(
        A,
        c -> {
          pool.execute(shared);
          pool.execute(twice);
          pool.execute(twice);
        });
    inACallOf(B, c -> pool.execute(shared));
    busy.countDown();
    ran.await();
    pool.submit(() -> send(Ledger.NOBODY, "after-both")).get();
    pool.shutdown();
  }

  private void ranOnce(String scene, String who, CountDownLatch ran) {
    send(who, scene);
    ran.countDown();
  }

  private void stageOfNobody() throws Exception {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<?> end =
        source
            .thenApply(
                x -> {
                  send(Ledger.NOBODY, "stage-of-nobody");
                  return x;
                })
            .thenRunAsync(() -> send(Ledger.NOBODY, "stage-of-nobody"));
    CompletableFuture<?>[] others = new CompletableFuture<?>[1];
    inACallOf(B, c -> others[0] = source.thenRun(() -> send(B, "stage-of-another")));
    inACallOf(
        A,
        c -> {
          source.complete("done");
          send(A, "after-completion");
        });
    end.get(1, TimeUnit.MINUTES);
    others[0].get(1, TimeUnit.MINUTES);
  }

  private void futureOfAnother() throws Exception {
    List<FutureTask<Void>> kept = new ArrayList<>();
    inACallOf(A, c -> kept.add(new FutureTask<>(() -> send(A, "future-made-in-a-call"), null)));
    kept.get(0).run();
    send(Ledger.NOBODY, "after-future");
    FutureTask<Void> early = new FutureTask<>(() -> send(B, "future-given-in-a-call"), null);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    inACallOf(B, c -> pool.execute(early));
    early.get();
    pool.submit(() -> send(Ledger.NOBODY, "after-future")).get();
    pool.shutdown();
  }

  private void inheritedThreadLocal() throws Exception {
    InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    ExecutorService[] kept = new ExecutorService[1];
    inACallOf(
        A,
        c -> {
          inherited.set("a");
          kept[0] = Executors.newSingleThreadExecutor();
          kept[0].submit(() -> expect("a".equals(inherited.get()), "what Java hands down")).get();
        });
    kept[0].submit(() -> send(Ledger.NOBODY, "thread-of-a-call")).get();
    kept[0].shutdown();
  }

  /** A tool calls another tool's executor by itself, under the name and agent of its choice. */
  private void forgedName() {
    ToolExecutionRequest request =
        ToolExecutionRequest.builder().id("forged").name(TRUSTED).arguments("{}").build();
    inACallOf(
        A,
        c ->
            new DefaultToolExecutor(this, LeftoversProgram.class.getDeclaredMethod("forged"))
                .execute(request, "c-" + TRUSTED));
  }

  String forged() {
    send(Ledger.SOME_AI, "forged");
    return "done";
  }

  @FunctionalInterface
  interface Step {
    void go() throws Exception;
  }

  static void quietly(Step step) {
    try {
      step.go();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void done(java.util.concurrent.Executor executor, Runnable work) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    executor.execute(
        () -> {
          work.run();
          done.complete(null);
        });
    done.get(1, TimeUnit.MINUTES);
  }
}
