package dev.sluice.it.demo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenAI-compatible model that follows a script: to a user message it knows, it answers with one
 * tool call; to a tool's result, with a sentence that quotes it. Keeps everything it was sent, so
 * that a test can see what reached the model. Safe for any number of conversations at once.
 */
public final class ScriptedModel implements AutoCloseable {

  private static final String NAME = "scripted-model";

  private final Map<String, Call> script;
  private final AtomicInteger calls = new AtomicInteger();
  private final WireMockServer server;

  /**
   * One tool call.
   *
   * @param tool the tool's name
   * @param arguments its arguments by name
   */
  public record Call(String tool, Map<String, Object> arguments) {}

  private ScriptedModel(Map<String, Call> script) {
    this.script = new LinkedHashMap<>(script);
    server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(new Answers()));
  }

  /** Starts a model that answers each of these user messages with its tool call. */
  public static ScriptedModel start(Map<String, Call> script) {
    ScriptedModel model = new ScriptedModel(script);
    model.server.start();
    model.server.stubFor(
        WireMock.post("/v1/chat/completions")
            .willReturn(WireMock.aResponse().withTransformers(Answers.NAME)));
    return model;
  }

  /** The base URL for an OpenAI client. */
  public String url() {
    return server.baseUrl() + "/v1";
  }

  /** The model's name. */
  public String name() {
    return NAME;
  }

  /** The bodies of all requests so far: everything that the model was ever told. */
  public String everythingTold() {
    StringBuilder bodies = new StringBuilder();
    for (LoggedRequest request : server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))) {
      bodies.append(request.getBodyAsString()).append('\n');
    }
    return bodies.toString();
  }

  /** Forgets what it was told so far. */
  public void forget() {
    server.resetRequests();
  }

  @Override
  public void close() {
    server.stop();
  }

  private Map<String, Object> answer(Map<?, ?> lastMessage) {
    String content = String.valueOf(lastMessage.get("content"));
    if ("tool".equals(lastMessage.get("role"))) {
      return message("The tool says: " + content, null);
    }
    Call call = script.get(content);
    return call == null ? message("That is not in my script.", null) : message(null, call);
  }

  private Map<String, Object> message(String text, Call call) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    message.put("content", text);
    if (call != null) {
      message.put(
          "tool_calls",
          List.of(
              Map.of(
                  "id",
                  "call-" + calls.incrementAndGet(),
                  "type",
                  "function",
                  "function",
                  Map.of("name", call.tool(), "arguments", Json.write(call.arguments())))));
    }
    return message;
  }

  /** Reads the last message of a request and answers it. */
  private final class Answers implements ResponseDefinitionTransformerV2 {

    private static final String NAME = "answers";

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Map<?, ?> request = Json.read(event.getRequest().getBodyAsString(), Map.class);
      List<?> messages = (List<?>) request.get("messages");
      Map<String, Object> answer = answer((Map<?, ?>) messages.get(messages.size() - 1));
      Map<String, Object> choice =
          Map.of(
              "index",
              0,
              "message",
              answer,
              "finish_reason",
              answer.containsKey("tool_calls") ? "tool_calls" : "stop");
      return ResponseDefinitionBuilder.responseDefinition()
          .withStatus(200)
          .withHeader("Content-Type", "application/json")
          .withBody(
              Json.write(
                  Map.of(
                      "id",
                      "scripted",
                      "object",
                      "chat.completion",
                      "created",
                      1,
                      "model",
                      ScriptedModel.NAME,
                      "choices",
                      List.of(choice),
                      "usage",
                      Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2))))
          .build();
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }
}
