package dev.sluice.collector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Talks to a collector. */
final class ApiClient {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;

  ApiClient(URI url) {
    this.url = url;
  }

  /** The JSON at a path below the collector's address. */
  JsonNode get(String path) throws ClientException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER).build();
    HttpResponse<String> response = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != OK) {
      throw refused(response.statusCode(), response.body());
    }
    return json(response.body());
  }

  /** The lines of a stream of events; they end when the collector goes away. */
  Stream<String> lines(String path) throws ClientException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path)).header("Accept", "text/event-stream").build();
    HttpResponse<Stream<String>> response = send(request, BodyHandlers.ofLines());
    if (response.statusCode() != OK) {
      throw refused(response.statusCode(), String.join("\n", response.body().toList()));
    }
    return response.body();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws ClientException {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new ClientException(
          ClientException.NOT_RUNNING,
          "No collector answers: url=%s. Start one with `serve`, or name another with --url."
              .formatted(url));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException(ClientException.NOT_RUNNING, "Interrupted.");
    }
  }

  private static ClientException refused(int status, String body) {
    String error = "";
    try {
      error = MAPPER.readTree(body).path("error").asText("");
    } catch (JsonProcessingException e) {
      // Not the collector's form of an error: the status says what is known.
    }
    String sentence = error.isEmpty() ? "The collector answered with status " + status : error;
    return new ClientException(ClientException.REFUSED, sentence);
  }

  static JsonNode json(String text) throws ClientException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ClientException(
          ClientException.REFUSED,
          "The answer is not JSON: is it a Sluice collector that listens there?");
    }
  }

  static String parameter(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
