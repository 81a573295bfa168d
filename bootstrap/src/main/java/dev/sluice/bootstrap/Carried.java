package dev.sluice.bootstrap;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that runs under the note of who asked for it, on whichever thread: the note is in place for
 * the run and gone after it, also if the work throws. What runs again and again (a schedule) holds
 * the whole note for its first run; later only while the call lasts in which it was made.
 *
 * <p>Takes the place of the work in fields that nobody but the JDK's own task object sees.
 */
abstract class Carried {

  private final Object work;
  private final Asker asker;
  private boolean ran;

  Carried(Object work, Asker asker) {
    this.work = work;
    this.asker = asker;
  }

  /** Hot path. The note that holds for the run that begins. */
  final Asker note() {
    if (ran) {
      return asker.later();
    }
    ran = true;
    return asker;
  }

  @Override
  public final String toString() {
    return work.toString();
  }

  static final class OfRunnable extends Carried implements Runnable {
    private final Runnable work;

    OfRunnable(Runnable work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public void run() {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        work.run();
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfCallable<T extends @Nullable Object> extends Carried implements Callable<T> {
    private final Callable<T> work;

    OfCallable(Callable<T> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public T call() throws Exception {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        return work.call();
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfSupplier<T extends @Nullable Object> extends Carried implements Supplier<T> {
    private final Supplier<T> work;

    OfSupplier(Supplier<T> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public T get() {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        return work.get();
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfFunction<T extends @Nullable Object, R extends @Nullable Object>
      extends Carried implements Function<T, R> {
    private final Function<T, R> work;

    OfFunction(Function<T, R> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public R apply(T value) {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        return work.apply(value);
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfBiFunction<
          T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      extends Carried implements BiFunction<T, U, R> {
    private final BiFunction<T, U, R> work;

    OfBiFunction(BiFunction<T, U, R> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public R apply(T one, U other) {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        return work.apply(one, other);
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfConsumer<T extends @Nullable Object> extends Carried implements Consumer<T> {
    private final Consumer<T> work;

    OfConsumer(Consumer<T> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public void accept(T value) {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        work.accept(value);
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }

  static final class OfBiConsumer<T extends @Nullable Object, U extends @Nullable Object>
      extends Carried implements BiConsumer<T, U> {
    private final BiConsumer<T, U> work;

    OfBiConsumer(BiConsumer<T, U> work, Asker asker) {
      super(work, asker);
      this.work = work;
    }

    @Override
    public void accept(T one, U other) {
      Asker.Seat seat = Asker.seat();
      Asker before = seat.asker;
      seat.asker = note();
      try {
        work.accept(one, other);
      } finally {
        seat.asker = before;
        seat.made = null;
      }
    }
  }
}
