package dev.sluice.it.marks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Statements that say in their own text who is behind them, so that the records can be held against
 * it: {@code conversation|agent|tool|call|model}, a hyphen for what nobody can know.
 */
public final class Marks implements AutoCloseable {

  /** What a statement says that nobody's call is behind. */
  public static final String NOBODY = "nobody";

  /** What a user asks: with an address, the key of a service and a long number. */
  public static final String REQUEST =
      "Write to ada@lovelace.example about order 47110, my key is sk-" + "0a1b2c3d".repeat(4);

  /** What a model gives to a tool, as JSON. */
  public static final String GIVEN = "{\"contact\":\"ada@lovelace.example\",\"rows\":7}";

  /**
   * The tools that a model calls for a request: those of the programs, or the one that it names.
   */
  public static List<String> tools(String request) {
    return request.equals(REQUEST) ? List.of("orders", "customers") : List.of(request);
  }

  private static final int THREADS = 4;

  private final Connection keeper = connect();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final LongAdder sent = new LongAdder();

  private static Connection connect() {
    try {
      return DriverManager.getConnection("jdbc:h2:mem:marks", "sa", "");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Makes the threads, before the first call of any framework. */
  public Marks() {
    onEachThread(() -> {});
  }

  private void onEachThread(Runnable work) {
    CountDownLatch together = new CountDownLatch(THREADS);
    CompletableFuture<?>[] all = new CompletableFuture<?>[THREADS];
    for (int i = 0; i < THREADS; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      all[i] = done;
      pool.execute(
          () -> {
            try {
              together.countDown();
              together.await();
              work.run();
              done.complete(null);
            } catch (Exception failure) {
              done.completeExceptionally(failure);
            }
          });
    }
    CompletableFuture.allOf(all).join();
  }

  /** Sends one statement with that mark. */
  public void send(String mark) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT '" + mark + "' AS mark")) {
      row.next();
      sent.increment();
    } catch (SQLException failure) {
      throw new IllegalStateException(mark, failure);
    }
  }

  /** Sends it here, from a pool and from a future. */
  public void sendAround(String mark) {
    try {
      send(mark);
      Future<?> task = pool.submit(() -> send(mark));
      task.get();
      CompletableFuture.runAsync(() -> send(mark)).get();
    } catch (Exception failure) {
      throw new IllegalStateException(mark, failure);
    }
  }

  /** What is done in one conversation. */
  public interface Work {
    void lead() throws Exception;
  }

  /** Leads conversations at once, on a few threads; after each, its thread is nobody's. */
  public void atOnce(List<Work> conversations) throws Exception {
    ExecutorService drivers = Executors.newFixedThreadPool(THREADS);
    List<Callable<Void>> all = new ArrayList<>();
    for (Work each : conversations) {
      all.add(
          () -> {
            each.lead();
            send(NOBODY);
            return null;
          });
    }
    for (Future<Void> each : drivers.invokeAll(all)) {
      each.get();
    }
    drivers.shutdown();
  }

  /**
   * Asks each thread of the pool, and this one, what it kept; says how many statements ran. Where
   * it is told to stay ({@code -Dmarks.stay=true}), it waits for the end of the input then.
   */
  @Override
  public void close() throws Exception {
    onEachThread(() -> send(NOBODY));
    send(NOBODY);
    pool.shutdown();
    keeper.close();
    System.out.println("sent " + sent.sum());
    if (Boolean.getBoolean("marks.stay")) {
      System.in.readAllBytes();
    }
  }
}
