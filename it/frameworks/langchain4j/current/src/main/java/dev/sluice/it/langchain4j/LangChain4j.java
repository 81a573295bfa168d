package dev.sluice.it.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import dev.sluice.it.talk.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An AI service whose tools are executors. */
public final class LangChain4j implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) {
    Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
    tools.forEach(
        (tool, work) ->
            executors.put(
                ToolSpecification.builder().name(tool).description(tool).build(),
                (request, memory) -> work.get()));
    Clerk clerk =
        AiServices.builder(Clerk.class)
            .chatModel(new Script(name))
            .chatMemoryProvider(
                id -> MessageWindowChatMemory.builder().id(id).maxMessages(9).build())
            .tools(executors)
            .build();
    return new Named(name, tool -> clerk.work(name, tool), List.of());
  }
}
