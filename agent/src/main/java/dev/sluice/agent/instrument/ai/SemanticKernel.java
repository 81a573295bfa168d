package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbell of Semantic Kernel for Java, 1.3 and 1.4: where its OpenAI service carries out a
 * function call of the model. Immutable.
 *
 * <p>It knows neither agents nor conversations. A function that the application invokes itself, or
 * another model's service, rings nothing: a function is not the work of an AI by itself.
 */
public final class SemanticKernel {

  private static final String ROOM = "semantic-kernel";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String CHAT =
      "com.microsoft.semantickernel.aiservices.openai.chatcompletion.OpenAIChatCompletion";

  private SemanticKernel() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(kernels(), chats());
  }

  /** Nothing rings there: a kernel without this service asks another, which nobody listens to. */
  private static Doorbell kernels() {
    return Doorbell.ofClasses(ROOM, Set.of("com.microsoft.semantickernel.Kernel"), List.of())
        .needing(CHAT);
  }

  private static Doorbell chats() {
    String model = "com.azure.ai.openai.models.";
    return Reactive.mono(
            Doorbell.ofClasses(
                ROOM,
                Set.of(CHAT),
                List.of(Ring.any("invokeFunctionTool", ADVICE + "KernelToolAdvice"))))
        .needing(CHAT, "getModelId")
        .needing(model + "ChatCompletionsFunctionToolCall", "getFunction", "getId")
        .needing(model + "FunctionCall", "getName", "getArguments");
  }
}
