package dev.sluice.bootstrap;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the note of who is asking from the thread that hands work on to the one that does it:
 * what advice in the JDK's executors, futures, timers and threads calls. Taken where the work is
 * submitted, in place while it runs, gone after it.
 *
 * <p>Until the first AI call of this JVM each method reads one flag and returns. Nothing here
 * throws. Classes of {@code java.base} call this: it uses nothing that would call them back.
 */
public final class Tasks {

  /** A thread that had no note, where null means that nothing was changed. */
  private static final Asker NOBODY = Asker.from(null).build();

  private static final Pending TASKS = new Pending();
  private static final Pending THREADS = new Pending();

  private static volatile boolean carrying;

  private Tasks() {}

  /** A note of an AI call is about to be left: from the first one on, notes are carried. */
  static void carry() {
    if (!carrying && Door.handler.carrying()) {
      carrying = true;
    }
  }

  // Work that a task object of the JDK keeps for itself.

  /** Hot path. The work of a {@code FutureTask}. */
  public static <T> @Nullable Callable<T> made(Object task, @Nullable Callable<T> work) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note == null || work == null) {
      return work;
    }
    Asker.seat().made = task;
    return new Carried.OfCallable<>(work, noteOf(task, note));
  }

  /**
   * What a task takes along: one that waits for its time may be a call's that is over. The question
   * for the interface comes last, since the answer no costs more than all else here.
   */
  private static Asker noteOf(Object task, Asker note) {
    Asker later = note.later();
    return later != note && task instanceof Delayed ? later : note;
  }

  /** Hot path. Work put off. */
  public static <T> @Nullable Callable<T> callable(@Nullable Callable<T> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfCallable<>(work, note);
  }

  /** Hot path. Work put off; the step of a virtual thread is not anybody's work. */
  public static @Nullable Runnable runnable(@Nullable Runnable work) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note == null || work == null || work.getClass().getName().startsWith("java.lang.")) {
      return work;
    }
    return new Carried.OfRunnable(work, note);
  }

  /** Hot path. A stage of a future. */
  public static <T> @Nullable Supplier<T> supplier(@Nullable Supplier<T> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfSupplier<>(work, note);
  }

  /** Hot path. A stage of a future. */
  public static <T, R> @Nullable Function<T, R> function(@Nullable Function<T, R> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfFunction<>(work, note);
  }

  /** Hot path. A stage of a future. */
  public static <T, U, R> @Nullable BiFunction<T, U, R> biFunction(
      @Nullable BiFunction<T, U, R> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfBiFunction<>(work, note);
  }

  /** Hot path. A stage of a future. */
  public static <T> @Nullable Consumer<T> consumer(@Nullable Consumer<T> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfConsumer<>(work, note);
  }

  /** Hot path. A stage of a future. */
  public static <T, U> @Nullable BiConsumer<T, U> biConsumer(@Nullable BiConsumer<T, U> work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || work == null ? work : new Carried.OfBiConsumer<>(work, note);
  }

  // Tasks of the application, which stay what they are.

  /** Hot path. A task was given to a fork-join pool. */
  public static void forked(@Nullable Object task) {
    Asker note = carrying && task != null ? Asker.travelling() : null;
    if (note != null
        && task instanceof ForkJoinTask
        && !(task instanceof RunnableFuture)
        && !(task instanceof CompletableFuture.AsynchronousCompletionTask)) {
      TASKS.set(task, note);
    }
  }

  /** Hot path. A task was given to a pool. */
  public static void submitted(@Nullable Object task) {
    if (!carrying || task == null) {
      return;
    }
    Asker.Seat here = Asker.taken();
    if (here != null && here.rejected == task) {
      here.rejected = null;
      return;
    }
    Asker note = Asker.travelling();
    if (note == null) {
      if (!TASKS.isEmpty()) {
        TASKS.add(task, null);
      }
      return;
    }
    if (task instanceof FutureTask) {
      Asker.Seat seat = Asker.seat();
      if (seat.made == task) {
        seat.made = null;
        return;
      }
    }
    if (!(task instanceof CompletableFuture.AsynchronousCompletionTask)) {
      TASKS.add(task, noteOf(task, note));
    }
  }

  /** A task was made that will wait in a queue of a library's. */
  public static void kept(Object task) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note != null) {
      TASKS.set(task, note);
    }
  }

  /** It runs, on a thread that may be at work for another; for {@link #leave(Asker)}. */
  public static @Nullable Asker enterKept(Object task) {
    Asker note = !carrying || TASKS.isEmpty() ? null : TASKS.take(task);
    return note == null ? quiet() : put(note);
  }

  /**
   * A task was given to an executor of the application's or a library's, which may queue it, hand
   * it on, or run what others gave it: it takes the note along by itself where nobody can tell the
   * difference.
   */
  public static @Nullable Runnable handed(Object executor, @Nullable Runnable task) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null || task == null || isOfJdk(executor) || !Plain.is(task)
        ? task
        : new Carried.OfRunnable(task, note);
  }

  /**
   * What an executor does with a task that takes its note along is not for who asks here; for
   * {@link #leave(Asker)}.
   */
  public static @Nullable Asker quietFor(Object executor, @Nullable Runnable task) {
    return carrying && !isOfJdk(executor) && carriesItself(task) ? quiet() : null;
  }

  /** What its subclasses do with a task is known. */
  private static boolean isOfJdk(Object executor) {
    return executor instanceof ThreadPoolExecutor || executor instanceof ForkJoinPool;
  }

  private static boolean carriesItself(@Nullable Runnable task) {
    if (task instanceof FutureTask) {
      Asker.Seat seat = Asker.taken();
      return seat != null && seat.made == task;
    }
    return task instanceof Carried.OfRunnable
        || task instanceof CompletableFuture.AsynchronousCompletionTask;
  }

  /** A listener of a future of Guava's, which knows its own by their class. */
  public static @Nullable Runnable listener(@Nullable Runnable work) {
    Asker note = carrying ? Asker.travelling() : null;
    return note == null
            || work == null
            || work.getClass().getName().startsWith("com.google.common.util.concurrent.AbstractF")
        ? work
        : new Carried.OfRunnable(work, note);
  }

  /** A pool has no room for a task; its handler may find some, now or later. */
  public static void rejecting(@Nullable Object task) {
    if (carrying && task != null && !TASKS.isEmpty() && TASKS.get(task) != null) {
      Asker.seat().rejected = task;
    }
  }

  /**
   * The handler is done.
   *
   * @param pool null if the handler threw: then the task will not run
   */
  public static void rejected(@Nullable ThreadPoolExecutor pool, @Nullable Object task) {
    Asker.Seat seat = carrying && task != null ? Asker.taken() : null;
    if (seat == null || task == null) {
      return;
    }
    boolean waits = pool != null && (seat.rejected != task || pool.getQueue().contains(task));
    seat.rejected = null;
    if (!waits) {
      dropped(task);
    }
  }

  /** A pool will not run a task that it was given. */
  public static void dropped(@Nullable Object task) {
    if (carrying && task != null && !TASKS.isEmpty()) {
      TASKS.take(task);
    }
  }

  /** A pool will not run these. */
  public static void dropped(@Nullable List<?> tasks) {
    if (carrying && tasks != null && !TASKS.isEmpty()) {
      for (Object each : tasks) {
        TASKS.take(each);
      }
    }
  }

  /** Hot path. A pool's thread is about to run a task. */
  public static void begin(@Nullable Object task) {
    if (!carrying || task == null || TASKS.isEmpty()) {
      return;
    }
    Asker.Seat here = Asker.taken();
    if (here != null && here.task == task) {
      return; // a subclass's hook calls that of its parent
    }
    Asker note = TASKS.take(task);
    if (note != null) {
      Asker.Seat seat = here == null ? Asker.seat() : here;
      seat.asker = note;
      seat.task = task;
    }
  }

  /** Hot path. It ran. */
  public static void end(@Nullable Object task) {
    if (!carrying || task == null) {
      return;
    }
    Asker.Seat seat = Asker.taken();
    if (seat != null && seat.task == task) {
      seat.asker = null;
      seat.task = null;
      seat.made = null;
    }
  }

  /** Hot path. A task runs by itself; for {@link #leave(Asker)}. */
  public static @Nullable Asker enter(Object task) {
    if (!carrying || TASKS.isEmpty()) {
      return null;
    }
    Asker note = TASKS.take(task);
    return note == null ? null : put(note);
  }

  /** A timer's task, again and again if it has a period. */
  public static void scheduled(@Nullable Object task, long period) {
    Asker note = carrying && task != null ? Asker.travelling() : null;
    if (note != null && task != null) {
      TASKS.set(task, period == 0 ? note.later() : note.bound());
    }
  }

  /** A timer's task runs; for {@link #leave(Asker)}. */
  public static @Nullable Asker tick(Object task) {
    if (!carrying || TASKS.isEmpty()) {
      return null;
    }
    Asker note = TASKS.get(task);
    if (note != null && !note.isBound()) {
      TASKS.take(task); // that was its one time; whoever runs it again does so by hand
    }
    return note == null ? null : put(note);
  }

  // What may run the work of others.

  /** Hot path. What follows on this thread is not for who asks here; for {@link #leave(Asker)}. */
  public static @Nullable Asker quiet() {
    Asker.Seat seat = carrying ? Asker.taken() : null;
    if (seat == null || seat.asker == null) {
      return null;
    }
    Asker before = seat.asker;
    seat.asker = null;
    return before;
  }

  /** Hot path. Puts back what was there before. */
  public static void leave(@Nullable Asker before) {
    if (before != null) {
      Asker.Seat seat = Asker.seat();
      seat.asker = before == NOBODY ? null : before;
      seat.made = null;
    }
  }

  private static Asker put(Asker note) {
    Asker.Seat seat = Asker.seat();
    Asker before = seat.asker;
    seat.asker = note;
    return before == null ? NOBODY : before;
  }

  // Subscribers of reactive streams, which are told by whichever thread has news.

  /** A subscriber was made; it works for who asks now, whoever tells it something. */
  public static void subscribed(Object subscriber) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note != null && subscriber instanceof Stateful stateful) {
      stateful.sluice$state(note);
    }
  }

  /**
   * Hot path. It is told something, or asks for more; for {@link #leave(Asker)}. It may be told
   * long after the call in which it was made.
   */
  public static @Nullable Asker told(Object subscriber) {
    if (!carrying || !(subscriber instanceof Stateful stateful)) {
      return null;
    }
    if (!(stateful.sluice$state() instanceof Asker made)) {
      return quiet();
    }
    Asker note = made.later();
    Asker.Seat seat = Asker.seat();
    Asker before = seat.asker;
    if (before != null && before.isOf(note)) {
      return null;
    }
    seat.asker = note;
    return before == null ? NOBODY : before;
  }

  // Threads.

  /**
   * A platform thread starts. It may outlive the call and then work for others, as the threads of a
   * pool do: its note holds while the call lasts.
   */
  public static void starting(Thread thread) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note != null && !serves(thread)) {
      THREADS.set(thread, note.bound());
    }
  }

  /**
   * A virtual thread starts. One of an executor has one task and no other; of another nobody knows.
   *
   * @param container what it is started in; null if not told
   */
  public static void startingVirtual(Thread thread, @Nullable Object container) {
    Asker note = carrying ? Asker.travelling() : null;
    if (note != null) {
      THREADS.set(thread, container instanceof Executor ? note : note.bound());
    }
  }

  /** Hot path. A virtual thread runs. */
  public static void running(Thread thread) {
    if (anyStarted() && Thread.currentThread() == thread) {
      Asker.current();
    }
  }

  /** A platform thread ended. */
  public static void ended(Thread thread) {
    if (carrying && !THREADS.isEmpty()) {
      THREADS.take(thread);
    }
  }

  static boolean anyStarted() {
    return carrying && !THREADS.isEmpty();
  }

  static @Nullable Asker startedUnder(Thread thread) {
    return THREADS.take(thread);
  }

  /** Threads of the JDK's own services and pools. */
  private static boolean serves(Thread thread) {
    Class<?> type = thread.getClass();
    return thread instanceof ForkJoinWorkerThread
        || (type != Thread.class
            && type.getClassLoader() == null
            && !type.getName().startsWith("java.lang."));
  }
}
