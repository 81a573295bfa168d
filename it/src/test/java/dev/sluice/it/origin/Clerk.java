package dev.sluice.it.origin;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolExecutor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An AI service whose model asks once for each tool that there is. */
interface Clerk {

  String work(@MemoryId String conversation, @UserMessage String message);

  /** What a tool does. */
  interface Tool {
    void use() throws Exception;
  }

  /** Leads one conversation. */
  static void converse(String conversation, Map<String, Tool> tools) {
    List<ToolExecutionRequest> requests = new ArrayList<>();
    Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
    tools.forEach(
        (name, tool) -> {
          executors.put(
              ToolSpecification.builder().name(name).description(name).build(),
              (request, id) -> use(name, tool));
          requests.add(
              ToolExecutionRequest.builder().id("call-" + name).name(name).arguments("{}").build());
        });
    AiServices.builder(Clerk.class)
        .chatModel(
            new ChatModel() {
              @Override
              public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder().aiMessage(answer(request, requests)).build();
              }
            })
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(99).build())
        .tools(executors)
        .build()
        .work(conversation, "go");
  }

  private static AiMessage answer(ChatRequest request, List<ToolExecutionRequest> requests) {
    return request.messages().get(request.messages().size() - 1)
            instanceof ToolExecutionResultMessage
        ? AiMessage.from("done")
        : AiMessage.from(requests);
  }

  /** Whatever the tool did, afterwards plain JDBC is plain JDBC. */
  private static String use(String name, Tool tool) {
    String end = "done";
    try {
      tool.use();
    } catch (Exception | AssertionError failure) {
      end = cause(failure);
    }
    plain(name);
    System.out.println(name + ": " + end);
    return end;
  }

  private static String cause(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    return innermost.toString().lines().findFirst().orElse("");
  }

  /** A statement by plain JDBC. */
  static void plain(String mark) {
    try {
      Workshop.run("SELECT 1 AS after_" + mark);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
