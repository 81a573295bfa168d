package dev.sluice.it.adk;

import com.google.adk.models.BaseLlm;
import com.google.adk.models.BaseLlmConnection;
import com.google.adk.models.LlmRequest;
import com.google.adk.models.LlmResponse;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.Part;
import dev.sluice.it.marks.Marks;
import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model that asks once for each tool that the user's message names, then ends. */
final class Script extends BaseLlm {

  private static final Map<String, Object> GIVEN = Map.of("contact", "ada@lovelace.example");

  private final String conversation;

  /** Leaves it to the framework to number the calls. */
  Script() {
    this(null);
  }

  /** Numbers the calls itself. */
  Script(String conversation) {
    super("scripted");
    this.conversation = conversation;
  }

  @Override
  public Flowable<LlmResponse> generateContent(LlmRequest request, boolean stream) {
    Content last = request.contents().get(request.contents().size() - 1);
    boolean end =
        last.parts().orElse(List.of()).stream()
            .anyMatch(part -> part.functionResponse().isPresent());
    Stream<Part> parts =
        end ? Stream.of(Part.fromText("done")) : Marks.tools(last.text()).stream().map(this::call);
    Content answer = Content.builder().role("model").parts(parts.toArray(Part[]::new)).build();
    return Flowable.just(LlmResponse.builder().content(answer).modelVersion("scripted").build());
  }

  private Part call(String tool) {
    FunctionCall.Builder call = FunctionCall.builder().name(tool).args(GIVEN);
    if (conversation != null) {
      call.id("call-" + tool + "-" + conversation);
    }
    return Part.builder().functionCall(call.build()).build();
  }

  @Override
  public BaseLlmConnection connect(LlmRequest request) {
    throw new UnsupportedOperationException("no live connection");
  }
}
