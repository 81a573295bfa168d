package dev.sluice.it.demo;

import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The orders service in a JVM of its own, asked as its clients ask it. Closing kills it. */
public final class OrdersService implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final RunningJvm jvm;
  private final String url;

  private OrdersService(RunningJvm jvm, String url) {
    this.jvm = jvm;
    this.url = url;
  }

  /** Starts it in that JVM and waits until it listens. */
  public static OrdersService open(Jvm jvm, ScriptedModel model, Place database)
      throws IOException {
    Path jar = Path.of("../sample-apps/orders/target/orders.jar").toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("not built: " + jar + ". Run the package phase first.");
    }
    RunningJvm running =
        jvm.jar(
                jar,
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.ai.openai.base-url=" + model.url(),
                "--spring.ai.openai.chat.model=" + model.name())
            .start();
    try {
      return new OrdersService(running, url(running));
    } catch (AssertionError notReady) {
      running.close();
      throw notReady;
    }
  }

  private static String url(RunningJvm service) {
    String line = service.awaitOut(each -> each.contains("Tomcat started on port "), LIMIT);
    String rest = line.substring(line.indexOf("on port ") + "on port ".length());
    return "http://127.0.0.1:" + rest.substring(0, rest.indexOf(' '));
  }

  /** Asks a question and returns what the assistant answers. */
  public String ask(String conversation, String question) throws IOException {
    String name = URLEncoder.encode(conversation, StandardCharsets.UTF_8);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url + "/ask?conversation=" + name))
                  .POST(HttpRequest.BodyPublishers.ofString(question))
                  .timeout(LIMIT)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
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
