package dev.sluice.it.storm;

import static dev.sluice.it.storm.LeftoversProgram.A;
import static dev.sluice.it.storm.LeftoversProgram.B;
import static dev.sluice.it.storm.LeftoversProgram.inACallOf;
import static dev.sluice.it.storm.LeftoversProgram.quietly;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Executors with queues of their own, which the work of one conversation empties for others, and
 * futures that one conversation's work completes for others. What belongs to whom stays so.
 */
final class SharedQueues {

  private final Ledger ledger;

  SharedQueues(Ledger ledger) {
    this.ledger = ledger;
  }

  void run() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    oneQueue("serial", new Serial(pool));
    oneQueue("sequential", MoreExecutors.newSequentialExecutor(pool));
    oneQueue("own-worker", new OwnWorker());
    Vertx vertx = Vertx.vertx();
    io.vertx.core.Context context = vertx.getOrCreateContext();
    oneQueue("blocking", work -> context.executeBlocking(() -> done(work)));
    oneQueue("context", work -> context.runOnContext(nothing -> work.run()));
    listenableFuture(pool);
    promises();
    vertx.close();
    pool.shutdown();
  }

  /** Each task starts the next one, whoever gave it: as in the Javadoc of {@link Executor}. */
  private static final class Serial implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Executor executor;
    private Runnable active;

    Serial(Executor executor) {
      this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable task) {
      tasks.add(
          () -> {
            try {
              task.run();
            } finally {
              next();
            }
          });
      if (active == null) {
        next();
      }
    }

    private synchronized void next() {
      active = tasks.poll();
      if (active != null) {
        executor.execute(active);
      }
    }
  }

  /** Starts its thread when the first task comes, and keeps it. */
  private static final class OwnWorker implements Executor {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private Thread thread;

    @Override
    public synchronized void execute(Runnable task) {
      tasks.add(task);
      if (thread == null) {
        thread = new Thread(() -> quietly(this::work));
        thread.setDaemon(true);
        thread.start();
      }
    }

    private void work() throws InterruptedException {
      while (true) {
        tasks.take().run();
      }
    }
  }

  /** While a task of one conversation is at work, others come, and are told apart. */
  private void oneQueue(String scene, Executor executor) throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    Thread friends =
        new Thread(
            () -> {
              quietly(atWork::await);
              inACallOf(B, c -> executor.execute(() -> ran(B, scene, ran)));
              executor.execute(() -> ran(Ledger.NOBODY, scene, ran));
              others.countDown();
            });
    friends.start();
    inACallOf(
        A,
        c -> {
          executor.execute(
              () -> {
                atWork.countDown();
                quietly(others::await);
                ran(A, scene, ran);
              });
          Ways.await(ran);
        });
    CountDownLatch later = new CountDownLatch(2);
    executor.execute(() -> ran(Ledger.NOBODY, scene + "-later", later));
    inACallOf(B, c -> executor.execute(() -> ran(B, scene + "-later", later)));
    Ways.await(later);
  }

  private void listenableFuture(Executor pool) throws Exception {
    SettableFuture<String> future = SettableFuture.create();
    Executor here = MoreExecutors.directExecutor();
    CountDownLatch ran = new CountDownLatch(4);
    future.addListener(() -> ran(Ledger.NOBODY, "listener-of-nobody", ran), here);
    inACallOf(
        A,
        c -> {
          future.addListener(() -> ran(A, "listener", ran), here);
          future.addListener(() -> ran(A, "listener-in-pool", ran), pool);
          Futures.transform(future, value -> ran(A, "transformed", ran), here)
              .addListener(() -> {}, here);
        });
    inACallOf(
        B,
        c -> {
          future.set("done");
          ledger.send(B, "after-listeners");
        });
    Ways.await(ran);
  }

  private void promises() throws Exception {
    io.vertx.core.Promise<String> promise = io.vertx.core.Promise.promise();
    DefaultEventExecutor loop = new DefaultEventExecutor();
    io.netty.util.concurrent.Promise<String> other = loop.newPromise();
    CountDownLatch ran = new CountDownLatch(3);
    promise.future().onComplete(end -> ran(Ledger.NOBODY, "handler-of-nobody", ran));
    other.addListener(end -> ran(Ledger.NOBODY, "netty-listener-of-nobody", ran));
    inACallOf(
        B,
        c -> {
          promise.complete("done");
          loop.submit(
                  () -> {
                    other.setSuccess("done");
                    ran(B, "after-promise", ran);
                  })
              .get(1, TimeUnit.MINUTES);
        });
    Ways.await(ran);
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).get(1, TimeUnit.MINUTES);
  }

  private static Void done(Runnable work) {
    work.run();
    return null;
  }

  private String ran(String who, String scene, CountDownLatch ran) {
    ledger.send(who, scene);
    ran.countDown();
    return scene;
  }
}
