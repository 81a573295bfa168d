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

  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.";
  private static final String CHAT =
      "com.microsoft.semantickernel.aiservices.openai.chatcompletion.OpenAIChatCompletion";

  private SemanticKernel() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        Doorbell.ofClasses(
            "semantic-kernel",
            Set.of(CHAT),
            List.of(Ring.any("invokeFunctionTool", ADVICE + "KernelToolAdvice"))));
  }
}
