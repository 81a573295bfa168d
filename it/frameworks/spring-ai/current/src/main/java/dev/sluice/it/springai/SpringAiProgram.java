package dev.sluice.it.springai;

import dev.sluice.it.marks.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.annotation.Tool;

/** Conversations of chat clients, called and streamed, several at once. */
public final class SpringAiProgram {

  private static final int CONVERSATIONS = 12;

  private final Marks marks;

  private SpringAiProgram(Marks marks) {
    this.marks = marks;
  }

  public static void main(String[] arguments) throws Exception {
    try (Marks marks = new Marks()) {
      new SpringAiProgram(marks).converse();
    }
  }

  private void converse() throws Exception {
    List<Marks.Work> all = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      String called = "called-" + i;
      String streamed = "streamed-" + i;
      all.add(() -> prompt(called).call().content());
      all.add(() -> prompt(streamed).stream().content().blockLast());
    }
    marks.atOnce(all);
  }

  private ChatClient.ChatClientRequestSpec prompt(String conversation) {
    return ChatClient.create(new Script(conversation))
        .prompt()
        .user(Marks.REQUEST)
        .tools(new Tools())
        .toolContext(Map.of("conversation", conversation))
        .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, conversation));
  }

  /** What the model may call. */
  public final class Tools {
    /** Called by the framework. */
    @Tool(description = "finds orders")
    public String orders(ToolContext context) {
      Object conversation = context.getContext().get("conversation");
      marks.sendAround(conversation + "|-|orders|call-orders-" + conversation + "|scripted");
      return "seen";
    }

    /** Called by the framework. */
    @Tool(description = "finds customers")
    public String customers(ToolContext context) {
      Object conversation = context.getContext().get("conversation");
      marks.sendAround(conversation + "|-|customers|call-customers-" + conversation + "|scripted");
      return "seen";
    }
  }
}
