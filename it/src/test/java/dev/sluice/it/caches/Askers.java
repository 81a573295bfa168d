package dev.sluice.it.caches;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Who asks, by the entry point of a thread: the policy declares {@code Left} and {@code Right} to
 * be agents.
 */
final class Askers {

  private Askers() {}

  /** Runs work as an agent whose values are redacted. */
  static <T> T left(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    return done(task, new Thread(new Left(task)));
  }

  /** Runs work as an agent that sees the first letters. */
  static <T> T right(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    return done(task, new Thread(new Right(task)));
  }

  private static <T> T done(FutureTask<T> task, Thread thread) throws Exception {
    thread.start();
    return task.get();
  }

  /** An agent. */
  private record Left(Runnable work) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }

  /** Another one. */
  private record Right(Runnable work) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }
}
