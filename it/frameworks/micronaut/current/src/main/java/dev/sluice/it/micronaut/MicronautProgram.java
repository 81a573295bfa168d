package dev.sluice.it.micronaut;

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
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The tools of an AI service ask a repository, and so does nobody afterwards. */
public final class MicronautProgram {

  private static final String URL = "jdbc:h2:mem:bolts;DB_CLOSE_DELAY=-1";

  private MicronautProgram() {}

  /** Whose model asks once for each tool. */
  interface Clerk {
    String work(@MemoryId String conversation, @UserMessage String message);
  }

  public static void main(String[] arguments) {
    plain(
        "CREATE TABLE bolt (id INT PRIMARY KEY, name VARCHAR(60), price INT)",
        "INSERT INTO bolt VALUES (1, 'long', 5)");
    try (ApplicationContext context = ApplicationContext.builder(settings()).build()) {
      context.registerSingleton(DataSource.class, source(), Qualifiers.byName("default"));
      context.start();
      Bolts bolts = context.getBean(Bolts.class);
      converse(tools(bolts));
      System.out.println("bolts: " + bolts.count());
      plain("SELECT 1 AS after_all");
    }
  }

  private static Map<String, Object> settings() {
    return Map.of("datasources.default.url", URL, "datasources.default.dialect", "H2");
  }

  private static DataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(URL);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  private static Map<String, Runnable> tools(Bolts bolts) {
    Map<String, Runnable> tools = new LinkedHashMap<>();
    tools.put("reads", () -> bolts.findByName("long"));
    tools.put("inherited", () -> bolts.findById(1));
    tools.put("half", bolts::half);
    tools.put("writes", () -> bolts.saveAll(List.of(new Bolt(2, "a", 1), new Bolt(3, "b", 1))));
    tools.put("throws", bolts::broken);
    tools.put("refused", bolts::giveAway);
    return tools;
  }

  private static void converse(Map<String, Runnable> tools) {
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
        .chatModel(new Script(requests))
        .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(99).build())
        .tools(executors)
        .build()
        .work("conversation", "go");
  }

  /** Whatever the tool did, afterwards plain JDBC is plain JDBC. */
  private static String use(String name, Runnable tool) {
    String end = "done";
    try {
      tool.run();
    } catch (RuntimeException failure) {
      end = String.valueOf(failure.getMessage()).replace('\n', ' ');
    }
    plain("SELECT 1 AS after_" + name);
    System.out.println(name + ": " + end);
    return end;
  }

  private static void plain(String... texts) {
    try (Connection connection = DriverManager.getConnection(URL, "sa", "");
        Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Asks once for all tools, then ends. */
  private record Script(List<ToolExecutionRequest> requests) implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      boolean end =
          request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
      return ChatResponse.builder()
          .aiMessage(end ? AiMessage.from("done") : AiMessage.from(requests))
          .build();
    }
  }
}
