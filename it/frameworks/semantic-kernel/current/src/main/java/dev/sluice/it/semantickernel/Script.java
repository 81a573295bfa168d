package dev.sluice.it.semantickernel;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.marks.Marks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A model behind the service's own HTTP client: asks once for each function that the user's message
 * names, then ends.
 */
record Script(String chat) implements HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> new Answer(request, answer(request)));
  }

  private String answer(HttpRequest request) throws IOException {
    JsonNode messages = JSON.readTree(request.getBodyAsBinaryData().toBytes()).get("messages");
    JsonNode last = messages.get(messages.size() - 1);
    return last.get("role").asText().equals("user")
        ? body("\"tool_calls\":[" + calls(last.get("content").asText()) + "]", "tool_calls")
        : body("\"content\":\"done\"", "stop");
  }

  private String calls(String request) {
    return Marks.tools(request).stream().map(this::call).collect(Collectors.joining(","));
  }

  private String call(String function) {
    return "{\"id\":\"call-"
        + function
        + "-"
        + chat
        + "\",\"type\":\"function\",\"function\":{\"name\":\"shop-"
        + function
        + "\",\"arguments\":\""
        + Marks.GIVEN.replace("\"", "\\\"")
        + "\"}}";
  }

  private static String body(String message, String reason) {
    return "{\"id\":\"scripted\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"scripted\","
        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
        + message
        + "},\"finish_reason\":\""
        + reason
        + "\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
  }

  private static final class Answer extends HttpResponse {
    private final byte[] body;

    Answer(HttpRequest request, String body) {
      super(request);
      this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int getStatusCode() {
      return 200;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return getHeaders().getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.just(ByteBuffer.wrap(body));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString() {
      return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.just(new String(body, charset));
    }
  }
}
