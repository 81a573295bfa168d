package dev.sluice.it.semantickernel;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.credential.AzureKeyCredential;
import com.microsoft.semantickernel.Kernel;
import com.microsoft.semantickernel.aiservices.openai.chatcompletion.OpenAIChatCompletion;
import com.microsoft.semantickernel.orchestration.InvocationContext;
import com.microsoft.semantickernel.orchestration.ToolCallBehavior;
import com.microsoft.semantickernel.plugin.KernelPluginFactory;
import com.microsoft.semantickernel.semanticfunctions.annotations.DefineKernelFunction;
import com.microsoft.semantickernel.services.chatcompletion.ChatCompletionService;
import com.microsoft.semantickernel.services.chatcompletion.ChatHistory;
import dev.sluice.it.marks.Marks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import reactor.core.publisher.Mono;

/** Chats with a kernel's functions, which block or return what is done later; several at once. */
public final class SemanticKernelProgram {

  private static final int CHATS = 12;

  private SemanticKernelProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      ExecutorService drivers = Executors.newFixedThreadPool(4);
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < CHATS; i++) {
        String chat = "chat-" + i;
        all.add(() -> converse(marks, chat));
      }
      for (Future<Void> each : drivers.invokeAll(all)) {
        each.get();
      }
      drivers.shutdown();
    }
  }

  private static Void converse(Marks marks, String chat) {
    ChatCompletionService service =
        OpenAIChatCompletion.builder()
            .withModelId("scripted")
            .withOpenAIAsyncClient(
                new OpenAIClientBuilder()
                    .endpoint("https://model.example")
                    .credential(new AzureKeyCredential("none"))
                    .httpClient(new Script(chat))
                    .buildAsyncClient())
            .build();
    Kernel kernel =
        Kernel.builder()
            .withAIService(ChatCompletionService.class, service)
            .withPlugin(KernelPluginFactory.createFromObject(new Functions(marks, chat), "shop"))
            .build();
    ChatHistory history = new ChatHistory();
    history.addUserMessage("go");
    service
        .getChatMessageContentsAsync(
            history,
            kernel,
            InvocationContext.builder()
                .withToolCallBehavior(ToolCallBehavior.allowAllKernelFunctions(true))
                .build())
        .block();
    marks.send(Marks.NOBODY);
    return null;
  }

  /** What the model may call. */
  public static final class Functions {
    private final Marks marks;
    private final String chat;

    Functions(Marks marks, String chat) {
      this.marks = marks;
      this.chat = chat;
    }

    private String mark(String function) {
      return "-|-|shop-" + function + "|call-" + function + "-" + chat + "|scripted";
    }

    /** Called by the framework: blocks. */
    @DefineKernelFunction(name = "orders", description = "finds orders")
    public String orders() {
      marks.sendAround(mark("orders"));
      return "seen";
    }

    /** Called by the framework: has returned before the work is done. */
    @DefineKernelFunction(
        name = "customers",
        description = "finds customers",
        returnType = "java.lang.String")
    public Mono<String> customers() {
      return Mono.delay(Duration.ofMillis(1))
          .map(
              tick -> {
                marks.sendAround(mark("customers"));
                return "seen";
              });
    }
  }
}
