package dev.sluice.it.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to carry who is asking: the same task made and run with no agent ({@code none}),
 * before the first AI call ({@code rest}), after it on a thread that has no note ({@code other}),
 * and on one that has ({@code note}). No pool between: its queue would cost more than what is
 * measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 100, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class TaskBenchmark {

  /** The facade is on the bootstrap loader, where this reaches it as the JDK's classes do. */
  private static final class Facade {
    static final MethodHandle CURRENT = find("Asker", "current", asker());
    static final MethodHandle PRESENT = find("Present", "current", type("Present"));
    static final MethodHandle SUBMITTED = find("Tasks", "submitted", void.class, Object.class);
    static final MethodHandle BEGIN = find("Tasks", "begin", void.class, Object.class);
    static final MethodHandle END = find("Tasks", "end", void.class, Object.class);

    static Class<?> asker() {
      return type("Asker");
    }

    static Class<?> type(String name) {
      try {
        return Class.forName("dev.sluice.bootstrap." + name, false, null);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("no agent", e);
      }
    }

    static MethodHandle find(String type, String name, Class<?> result, Class<?>... parameters) {
      try {
        MethodHandle found =
            MethodHandles.publicLookup()
                .findStatic(type(type), name, MethodType.methodType(result, parameters));
        return result == void.class
            ? found
            : found.asType(found.type().changeReturnType(Object.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another agent", e);
      }
    }

    /** A note on this thread, as a tool call leaves it. */
    static void enter() throws ReflectiveOperationException {
      Object builder = asker().getMethod("from", asker()).invoke(null, new Object[] {null});
      for (String name : new String[] {"kind", "conversation"}) {
        builder.getClass().getMethod(name, String.class).invoke(builder, "ai");
      }
      Object note = builder.getClass().getMethod("build").invoke(builder);
      asker().getMethod("enter", asker()).invoke(null, note);
      // A security context was looked at once, and dropped.
      type("Present").getMethod("secured", Object.class).invoke(null, note);
      type("Present").getMethod("unsecured").invoke(null);
    }
  }

  /** See the class comment. */
  @Param("none")
  public String state;

  private final Callable<Object> work = () -> this;
  private final Runnable task = () -> {};

  /** Leaves the note, here or on another thread. */
  @Setup(Level.Trial)
  public void leaveNote() throws Exception {
    if (state.equals("note")) {
      Facade.enter();
    } else if (state.equals("other")) {
      FutureTask<Void> elsewhere =
          new FutureTask<>(
              () -> {
                Facade.enter();
                return null;
              });
      Thread thread = new Thread(elsewhere);
      thread.start();
      elsewhere.get();
    }
  }

  /** What a statement does to know who asks. */
  @Benchmark
  public Object readingTheNote() throws Throwable {
    return state.equals("none") ? null : (Object) Facade.CURRENT.invokeExact();
  }

  /** The same, and what the application's security left here: nothing. */
  @Benchmark
  public Object readingTheNoteAndTheUser() throws Throwable {
    if (state.equals("none")) {
      return null;
    }
    Object note = (Object) Facade.CURRENT.invokeExact();
    Object user = (Object) Facade.PRESENT.invokeExact();
    return user == null ? note : user;
  }

  /** What {@code submit} of every executor makes, and its run. */
  @Benchmark
  public Object futureTask() {
    FutureTask<Object> made = new FutureTask<>(work);
    made.run();
    return made;
  }

  /** A stage, registered before its future is complete. */
  @Benchmark
  public Object stage() {
    CompletableFuture<Object> source = new CompletableFuture<>();
    CompletableFuture<Object> end = source.thenApply(x -> x);
    source.complete(this);
    return end;
  }

  /** A task that stays the application's own object, as {@code execute} takes it. */
  @Benchmark
  public void bareTask() throws Throwable {
    if (!state.equals("none")) {
      Facade.SUBMITTED.invokeExact((Object) task);
      Facade.BEGIN.invokeExact((Object) task);
    }
    task.run();
    if (!state.equals("none")) {
      Facade.END.invokeExact((Object) task);
    }
  }

  /** The same, another object each time: the JVM gives it its identity on the way. */
  @Benchmark
  public void bareTaskMadeAnew() throws Throwable {
    Runnable fresh = new Fresh();
    if (!state.equals("none")) {
      Facade.SUBMITTED.invokeExact((Object) fresh);
      Facade.BEGIN.invokeExact((Object) fresh);
    }
    fresh.run();
    if (!state.equals("none")) {
      Facade.END.invokeExact((Object) fresh);
    }
  }

  private static final class Fresh implements Runnable {
    @Override
    public void run() {
      // Costs nothing by itself.
    }
  }
}
