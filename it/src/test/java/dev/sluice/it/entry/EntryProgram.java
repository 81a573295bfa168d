package dev.sluice.it.entry;

import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** An application whose work comes in by many doors. Each says what it got to see. */
final class EntryProgram {

  private EntryProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (People people = new People()) {
      people.tell("main");
      schedules(people);
      spring(people);
      server(people);
      servlet(people);
      elsewhere(people);
      tool(people);
    }
  }

  private static void schedules(People people) throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    pool.schedule(new TuneJob(people), 1, TimeUnit.MILLISECONDS).get();
    pool.schedule(() -> people.tell("report"), 1, TimeUnit.MILLISECONDS).get();
    pool.shutdown();
  }

  /** A service with a schedule of Spring's. */
  @EnableScheduling
  public static class Nightly {
    private final CountDownLatch once = new CountDownLatch(1);
    private People people;

    /** Called by Spring. */
    @Scheduled(fixedDelay = 3_600_000)
    public void clean() {
      if (people != null && once.getCount() > 0) {
        people.tell("nightly");
      }
      once.countDown();
    }
  }

  private static void spring(People people) throws Exception {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(
          Nightly.class,
          () -> {
            Nightly nightly = new Nightly();
            nightly.people = people;
            return nightly;
          });
      context.refresh();
      context.getBean(Nightly.class).once.await();
    }
  }

  private static void server(People people) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          people.tell("request");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    server.stop(0);
  }

  /** A servlet of the application. */
  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Runnable work;

    Page(Runnable work) {
      this.work = work;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      work.run();
    }

    void get() throws Exception {
      service(stub(HttpServletRequest.class, "GET"), stub(HttpServletResponse.class, ""));
    }
  }

  private static <T> T stub(Class<T> type, String method) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals("getMethod")) {
                return method;
              }
              return called.getReturnType() == long.class ? (Object) 0L : null;
            }));
  }

  private static void servlet(People people) throws Exception {
    new Page(() -> people.tell("servlet")).get();
  }

  /** What a request hands on is nobody's, as far as can be seen. */
  private static void elsewhere(People people) throws Exception {
    new Page(() -> CompletableFuture.runAsync(() -> people.tell("hop")).join()).get();
  }

  /** A tool within a request is not the request's own work. */
  private static void tool(People people) throws Exception {
    Tool tool = new Tool(people);
    DefaultToolExecutor executor =
        new DefaultToolExecutor(tool, Tool.class.getDeclaredMethod("look"));
    ToolExecutionRequest request =
        ToolExecutionRequest.builder().id("1").name("look").arguments("{}").build();
    new Page(() -> executor.execute(request, "c")).get();
  }

  private record Tool(People people) {
    @SuppressWarnings("UnusedMethod") // called by name, as the executor does
    String look() {
      people.tell("tool");
      return "done";
    }
  }
}
