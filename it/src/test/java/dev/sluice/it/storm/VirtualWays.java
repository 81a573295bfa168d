package dev.sluice.it.storm;

import dev.sluice.it.storm.Ways.Way;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work handed to virtual threads, where there are any: these programs run on JDK 17 too. */
final class VirtualWays {

  private static final int VIRTUAL_THREADS = 21;
  private static final int SCOPES_THAT_OPEN = 25;

  private final Ways ways;

  VirtualWays(Ways ways) {
    this.ways = ways;
  }

  void addTo(Map<String, Way> all) {
    if (Runtime.version().feature() < VIRTUAL_THREADS) {
      return;
    }
    all.put("virtual-thread", this::thread);
    all.put("virtual-executor", this::executor);
    if (Runtime.version().feature() >= SCOPES_THAT_OPEN) {
      all.put("structured", this::structured);
    }
  }

  private void thread(String conversation) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    Runnable work = () -> ways.send(conversation, "virtual-thread");
    ((Thread) start.invoke(null, work)).join();
  }

  private void executor(String conversation) throws Exception {
    ExecutorService executor =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    executor.submit(ways.work(conversation, "virtual-executor")).get();
    executor.shutdown();
  }

  /** Two tasks of a structured scope, one of which opens a scope of its own. */
  private void structured(String conversation) throws Exception {
    inScope(
        ways.work(conversation, "structured"),
        () -> {
          inScope(ways.work(conversation, "structured-inner"));
          ways.send(conversation, "structured");
          return null;
        });
    ways.send(conversation, "structured");
  }

  /** {@code StructuredTaskScope}, a preview of JDK 25, by reflection. */
  private static void inScope(Callable<?>... tasks) throws Exception {
    Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
    try (AutoCloseable scope = (AutoCloseable) type.getMethod("open").invoke(null)) {
      for (Callable<?> task : tasks) {
        type.getMethod("fork", Callable.class).invoke(scope, task);
      }
      type.getMethod("join").invoke(scope);
    }
  }
}
