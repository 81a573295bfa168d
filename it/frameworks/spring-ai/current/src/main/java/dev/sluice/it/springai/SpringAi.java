package dev.sluice.it.springai;

import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import dev.sluice.it.talk.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import reactor.core.scheduler.Schedulers;

/** A chat client that remembers, and answers when it is done. */
public class SpringAi implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) {
    List<ToolCallback> callbacks =
        tools.entrySet().stream().map(each -> callback(each.getKey(), each.getValue())).toList();
    ChatClient client =
        ChatClient.builder(new Script(name))
            .defaultAdvisors(
                MessageChatMemoryAdvisor.builder(MessageWindowChatMemory.builder().build()).build())
            .build();
    return new Named(
        name,
        tool ->
            answer(
                client
                    .prompt()
                    .user(tool)
                    .toolCallbacks(callbacks)
                    .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, name))),
        List.of(Schedulers.boundedElastic()::schedule));
  }

  void answer(ChatClient.ChatClientRequestSpec request) {
    request.call().content();
  }

  private static ToolCallback callback(String name, Supplier<String> tool) {
    return FunctionToolCallback.builder(name, tool).description(name).inputType(Void.class).build();
  }
}
