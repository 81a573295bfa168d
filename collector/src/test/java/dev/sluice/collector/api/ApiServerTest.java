package dev.sluice.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.collector.Records;
import dev.sluice.collector.Scene;
import dev.sluice.collector.TestCollector;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {

  @TempDir static Path directory;
  private static TestCollector collector;
  private static Records records;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    collector = new TestCollector(directory);
    records = Scene.play(collector.queues());
    collector.awaitRecords(9);
  }

  @AfterAll
  static void stop() {
    collector.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(collector.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path).body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String id(long sequence) {
    return records.incarnation + "-" + sequence;
  }

  @Test
  void records_query_answersUnderStandardNames() throws Exception {
    JsonNode found = json("/api/records?q=" + encoded("masked:pii.email")).path("records");
    assertThat(found).hasSize(1);
    JsonNode record = found.get(0);
    assertThat(record.path("db.query.text").asText()).startsWith("SELECT id, name, email");
    assertThat(record.path("gen_ai.tool.name").asText()).isEqualTo("lookupCustomer");
    assertThat(record.path("service.name").asText()).isEqualTo("support-desk");
    assertThat(record.path("sluice.reads").get(0).asText()).isEqualTo("public.customers");
    assertThat(record.path("outcome").path("sluice.masked").get(0).asText())
        .isEqualTo("pii.email=12");
    assertThat(record.path("transaction").asText()).isEqualTo("auto-commit");
  }

  @Test
  void records_paged_followNext() throws Exception {
    List<String> seen = new ArrayList<>();
    String before = "";
    JsonNode next;
    do {
      JsonNode page = json("/api/records?limit=2" + before);
      page.path("records").forEach(record -> seen.add(record.path("id").asText()));
      next = page.path("next");
      before = "&before=" + next.asLong();
    } while (next.isNumber());
    assertThat(seen).contains(id(1), id(3), id(4)).doesNotHaveDuplicates();
  }

  @Test
  void record_rolledBack_saysSo() throws Exception {
    JsonNode record = json("/api/records/" + id(5));
    assertThat(record.path("transaction").asText()).isEqualTo("rolled-back");
    assertThat(record.path("outcome").path("sluice.rows.affected").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/records?q=verdit:deny",
        "/api/records?q=%22open",
        "/api/records?limit=0",
        "/api/records?limit=9999999999999999999",
        "/api/records?before=x",
        "/api/records/nonsense",
        "/api/records/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-1",
      })
  void request_wrong_isToldWhatToDo(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(response.body()).path("error").asText()).isNotBlank();
  }

  @Test
  void request_unknownPlace_is404AsJsonOrPage() throws Exception {
    assertThat(get("/api/records/" + "0".repeat(32) + "-9").statusCode()).isEqualTo(404);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> page = get("/nothing", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Not found</h1>");
  }

  @Test
  void page_hostileStatement_isTextAlone() throws Exception {
    for (String path : List.of("/", "/records/" + id(8), "/?q=" + encoded(Scene.HOSTILE))) {
      String body = get(path, "Accept", "text/html").body();
      assertThat(body).as(path).doesNotContain("<script>alert").doesNotContain("<img");
    }
    assertThat(get("/records/" + id(8)).body()).contains("&lt;script&gt;alert(1)");
    String reflected = get("/?q=" + encoded("\"><script>alert(3)</script>")).body();
    assertThat(reflected).doesNotContain("<script>alert(3)");
  }

  @Test
  void page_anything_isUnderAStrictPolicyAndLoadsNothingForeign() throws Exception {
    for (String path : List.of("/", "/records/" + id(1), "/assets/style.css", "/nothing")) {
      HttpResponse<String> response = get(path, "Accept", "text/html");
      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.body()).doesNotContain("//cdn").doesNotContain("src=\"http");
    }
    assertThat(get("/assets/htmx.js").body()).contains("htmx");
  }

  @Test
  void page_refusal_tellsRuleAndSentence() throws Exception {
    String body = get("/records/" + id(3)).body();
    assertThat(body)
        .contains("ai-reads-only-in-production")
        .contains("Agents read here; ask for an approval to change.")
        .contains("DELETE FROM customers")
        .contains("This conversation");
  }

  @Test
  void page_user_tellsWhoseWordItIs() throws Exception {
    assertThat(get("/records/" + id(3)).body())
        .contains("ann (asserted)")
        .contains("0af7651916cd43dd8448eb211c80319c")
        .contains("This trace")
        .doesNotContain("support (");
  }

  @Test
  void host_foreignName_isRefused() throws Exception {
    for (String host : List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example", "")) {
      assertThat(status(host)).as(host).contains(host.isEmpty() ? "400" : "421");
    }
    for (String host : List.of("localhost", "LOCALHOST:7070", "127.0.0.1:1", "[::1]:7070")) {
      assertThat(status(host)).as(host).contains("200");
    }
  }

  /** The status line for a Host header that the client library would not let us choose. */
  private static String status(String host) throws IOException {
    URI url = URI.create(collector.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String header = host.isEmpty() ? "" : "Host: " + host + "\r\n";
      socket
          .getOutputStream()
          .write(
              ("GET /health/live HTTP/1.1\r\n" + header + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void health_running_isReadyAndCounted() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("# TYPE sluice_collector_records_total counter")
        .containsPattern("sluice_collector_records_total [1-9]")
        .contains("sluice_collector_up 1");
    assertThat(json("/api/streams").path("streams").toString()).contains("support-desk");
  }

  @Test
  void stream_follower_getsWhatComesLater() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(collector.url() + "/api/stream?q=later"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<Stream<String>> response = HTTP.send(request, BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    try (Stream<String> lines = response.body()) {
      Records late = Records.of(77);
      collector
          .queues()
          .add(late.incarnation, "late")
          .record(late.hello("late"))
          .record(late.intent("SELECT 'later'"))
          .record(late.intent("SELECT 'other'"));
      Iterator<String> each = lines.filter(line -> line.startsWith("data:")).iterator();
      assertThat(each.next()).contains("SELECT 'later'").contains(late.incarnation + "-1");
    }
  }

  @Test
  void stream_wrongQuery_isRefusedBeforeItBegins() throws Exception {
    assertThat(get("/api/stream?q=nix:1", "Accept", "text/event-stream").statusCode())
        .isEqualTo(400);
    assertThat(get("/api/stream").statusCode()).isEqualTo(406);
  }
}
