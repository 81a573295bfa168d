package dev.sluice.it.semantickernel;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.credential.AzureKeyCredential;
import com.microsoft.semantickernel.Kernel;
import com.microsoft.semantickernel.aiservices.openai.chatcompletion.OpenAIChatCompletion;
import com.microsoft.semantickernel.orchestration.InvocationContext;
import com.microsoft.semantickernel.orchestration.ToolCallBehavior;
import com.microsoft.semantickernel.plugin.KernelPlugin;
import com.microsoft.semantickernel.services.chatcompletion.ChatCompletionService;
import com.microsoft.semantickernel.services.chatcompletion.ChatHistory;

/** A chat about the functions of a plugin called shop, which is remembered. */
final class Chat {

  private final ChatCompletionService service;
  private final Kernel kernel;
  private final ChatHistory history = new ChatHistory();

  Chat(String name, KernelPlugin shop) {
    service =
        OpenAIChatCompletion.builder()
            .withModelId("scripted")
            .withOpenAIAsyncClient(
                new OpenAIClientBuilder()
                    .endpoint("https://model.example")
                    .credential(new AzureKeyCredential("none"))
                    .httpClient(new Script(name))
                    .buildAsyncClient())
            .build();
    kernel =
        Kernel.builder()
            .withAIService(ChatCompletionService.class, service)
            .withPlugin(shop)
            .build();
  }

  /** Has the model call those functions. */
  void ask(String functions) {
    history.addUserMessage(functions);
    history.addAll(
        service
            .getChatMessageContentsAsync(
                history,
                kernel,
                InvocationContext.builder()
                    .withToolCallBehavior(ToolCallBehavior.allowAllKernelFunctions(true))
                    .build())
            .block());
  }
}
