package dev.sluice.it.kit;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A collector in a JVM of its own, read as its clients read it. Closing kills it. */
public final class Collector implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String READY = "Sluice collector ready: ";
  private static final int PAGE = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningJvm jvm;
  private final String url;

  private Collector(RunningJvm jvm, String url) {
    this.jvm = jvm;
    this.url = url;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param directory holds {@code queues}, which it reads, and {@code data}, which it writes
   */
  public static Collector start(Path directory) throws IOException {
    return start(directory, 0);
  }

  /** The same on that port; 0 for any. */
  public static Collector start(Path directory, int port) throws IOException {
    RunningJvm jvm =
        Jvm.on(Jdk.current(), directory)
            .jar(
                Jars.collector(),
                "serve",
                "--queues",
                queues(directory).toString(),
                "--data",
                directory.resolve("data").toString(),
                "--port",
                String.valueOf(port))
            .start();
    try {
      String line = jvm.awaitOut(text -> text.startsWith(READY), LIMIT);
      return new Collector(jvm, line.substring(READY.length()).strip());
    } catch (AssertionError notReady) {
      jvm.close();
      throw notReady;
    }
  }

  /** The queue root below that directory, for the agent's {@code queue=}. */
  public static Path queues(Path directory) {
    return directory.resolve("queues");
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** {@code kill -9}. */
  public void kill() {
    jvm.kill();
  }

  /** All records that a query finds, oldest first. */
  public List<Told> search(String query) throws IOException {
    List<Told> found = new ArrayList<>();
    each(query, found::add);
    Collections.reverse(found);
    return found;
  }

  /** Each record that a query finds, newest first, without keeping them. */
  public void each(String query, Consumer<Told> told) throws IOException {
    String before = "";
    while (true) {
      Map<?, ?> page =
          Json.read(
              get(
                  "/api/records?limit="
                      + PAGE
                      + "&q="
                      + URLEncoder.encode(query, StandardCharsets.UTF_8)
                      + before),
              Map.class);
      List<?> records = (List<?>) page.get("records");
      for (Object each : records) {
        told.accept(new Told((Map<?, ?>) each));
      }
      Object next = page.get("next");
      if (next == null || records.isEmpty()) {
        return;
      }
      before = "&before=" + next;
    }
  }

  /** Searches until the answer is as wanted. */
  public List<Told> await(String query, Predicate<List<Told>> wanted) throws IOException {
    return await(query, wanted, LIMIT);
  }

  /** The same for so long. */
  public List<Told> await(String query, Predicate<List<Told>> wanted, Duration limit)
      throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      List<Told> found = search(query);
      if (wanted.test(found)) {
        return found;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not what was wanted: " + query + "\n" + found);
      }
      pause();
    }
  }

  /** The answer to a client command, which ends well. */
  public String command(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--url");
    all.add(url);
    RunningJvm.Ended ended =
        Jvm.on(Jdk.current(), Path.of("").toAbsolutePath())
            .jar(Jars.collector(), all.toArray(String[]::new))
            .run();
    if (ended.exit() != 0) {
      throw new AssertionError(String.join(" ", all) + ": " + ended.everything());
    }
    return String.join("\n", ended.out());
  }

  private String get(String path) throws IOException {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    jvm.close();
  }
}
