package dev.sluice.it.semantickernel;

import com.microsoft.semantickernel.plugin.KernelPluginFactory;
import com.microsoft.semantickernel.semanticfunctions.annotations.DefineKernelFunction;
import dev.sluice.it.marks.Marks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Chats with a kernel's functions, which block or return what is done later; several at once. */
public final class SemanticKernelProgram {

  private static final int CHATS = 12;

  private SemanticKernelProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      List<Marks.Work> all = new ArrayList<>();
      for (int i = 0; i < CHATS; i++) {
        String chat = "chat-" + i;
        all.add(() -> converse(marks, chat));
      }
      marks.atOnce(all);
    }
  }

  private static void converse(Marks marks, String chat) {
    new Chat(chat, KernelPluginFactory.createFromObject(new Functions(marks, chat), "shop"))
        .ask(Marks.REQUEST);
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
