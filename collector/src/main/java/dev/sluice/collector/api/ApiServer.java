package dev.sluice.collector.api;

import dev.sluice.collector.ingest.IngestStatus;
import dev.sluice.collector.store.RecordReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.BindException;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The HTTP server. Started and stopped once. */
public final class ApiServer implements AutoCloseable {

  private static final int MAX_THREADS = 100;
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Javalin javalin;
  private final LiveFeed feed;

  private ApiServer(Javalin javalin, LiveFeed feed) {
    this.javalin = javalin;
    this.feed = feed;
  }

  /**
   * Where it listens.
   *
   * @param port 0 for a free one
   * @param allowedHosts names, beside addresses and localhost
   */
  public record Place(String bind, int port, Set<String> allowedHosts) {}

  /**
   * Starts to listen.
   *
   * @throws BindException if the port is taken or the address is not ours
   */
  public static ApiServer start(Place place, RecordReader reader, Supplier<IngestStatus> status)
      throws BindException {
    LiveFeed feed = new LiveFeed(reader);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, place);
              Pages pages = new Pages(reader);
              pages.addTo(config.routes);
              new RecordsApi(reader).addTo(config.routes);
              new LiveRoutes(reader, feed).addTo(config.routes, pages.list());
              new HealthApi(status, reader, feed).addTo(config.routes);
              new Problems().addTo(config.routes);
            });
    try {
      javalin.start(place.bind(), place.port());
      return new ApiServer(javalin, feed);
    } catch (RuntimeException e) {
      feed.close();
      javalin.stop();
      throw bindProblem(e, place);
    }
  }

  private static void configure(JavalinConfig config, Place place) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = 64 * 1024;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
    threads.setName("sluice-http");
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    HostCheck hosts = new HostCheck(place.allowedHosts());
    config.routes.before(context -> protect(context, hosts));
  }

  private static void protect(Context context, HostCheck hosts) {
    context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    if (!hosts.allows(context.header("Host"))) {
      throw new Refusal(
          421,
          "This collector does not answer under that name. Use an address or localhost, or start"
              + " it with --allow-host NAME.");
    }
  }

  private static BindException bindProblem(RuntimeException failure, Place place) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.IOException || cause instanceof java.net.SocketException) {
        BindException problem =
            new BindException(
                "The collector cannot listen: --bind=%s, --port=%d (%s). Stop what uses the port, or"
                        .formatted(place.bind(), place.port(), cause.getMessage())
                    + " choose another --port.");
        problem.initCause(failure);
        return problem;
      }
    }
    if (failure instanceof io.javalin.util.JavalinBindException) {
      BindException problem =
          new BindException(
              "The port is in use: --port=%d, --bind=%s. Stop what uses it, or choose another --port."
                  .formatted(place.port(), place.bind()));
      problem.initCause(failure);
      return problem;
    }
    throw failure;
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    feed.close();
    javalin.stop();
  }
}
