package dev.sluice.it.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jooq.depth.Depth;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to tell where SQL comes from: the scope that an ORM's doorbell opens and closes,
 * where nobody asks and within an AI's call; and a query some frames below the application, whose
 * place is looked up each time for an AI and once in a while for others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 100, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class OriginBenchmark {

  /** Other work between two queries, in JMH tokens: the writer of the records keeps up. */
  private static final long PACE_TOKENS = 4_000;

  /** The facade is on the bootstrap loader. */
  private static final class Facade {
    static final MethodHandle MAPPED =
        find("Origins", "mapped", asker(), String.class, String.class);
    static final MethodHandle RESTORE = find("Asker", "restore", void.class, asker());

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
        return found.asType(found.type().erase());
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
    }
  }

  /** nobody, or tool: a thread at work for an AI. */
  @Param({"nobody", "tool"})
  public String state;

  /** Frames between the application and the driver. */
  @Param({"1", "50"})
  public int frames;

  private Connection connection;
  private PreparedStatement statement;

  /** Prepares the statement, and leaves the note. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    if (state.equals("tool")) {
      Facade.enter();
    }
    connection = DriverManager.getConnection("jdbc:stub:bench");
    statement = connection.prepareStatement("SELECT id, name FROM tickets WHERE id = ?");
  }

  /** Closes both. */
  @TearDown(Level.Trial)
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }

  /** What an ORM's doorbell does around a statement. */
  @Benchmark
  public Object scope() throws Throwable {
    Object before = (Object) Facade.MAPPED.invokeExact((Object) "hibernate", (Object) "Order");
    Facade.RESTORE.invokeExact(before);
    return this;
  }

  /** A query and nothing else. */
  @Benchmark
  public int query() throws SQLException {
    org.openjdk.jmh.infra.Blackhole.consumeCPU(PACE_TOKENS);
    statement.setInt(1, 7);
    try (ResultSet rows = Depth.query(statement, frames)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** The other work alone, to be taken off. */
  @Benchmark
  public void otherWork() {
    org.openjdk.jmh.infra.Blackhole.consumeCPU(PACE_TOKENS);
  }
}
