package com.example.supportdesk;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The program: one conversation between a user and the assistant, printed as it goes. */
public final class SupportDesk {

  private static final int MEMORY_MESSAGES = 60;

  private final SupportAgent agent;
  private final PrintStream out;

  private SupportDesk(SupportAgent agent, PrintStream out) {
    this.agent = agent;
    this.out = out;
  }

  /** Runs the program; see {@link Options#USAGE}. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Options options;
    try {
      options = Options.parse(arguments, System.getenv());
    } catch (IllegalArgumentException problem) {
      System.err.println(problem.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DeskDatabase database = DeskDatabase.open(options);
        CustomerTools customers = new CustomerTools(database.dataSource())) {
      SupportAgent agent =
          agent(
              options,
              out,
              customers,
              new DatabaseTools(database.dataSource()),
              new TicketTools(database.dataSource()));
      new SupportDesk(agent, out).converse(options);
    }
  }

  private static SupportAgent agent(Options options, PrintStream out, Object... tools) {
    return AiServices.builder(SupportAgent.class)
        .chatModel(
            OpenAiChatModel.builder()
                .baseUrl(options.modelUrl())
                .apiKey(options.modelKey())
                .modelName(options.modelName())
                .build())
        .chatMemoryProvider(
            id -> MessageWindowChatMemory.builder().id(id).maxMessages(MEMORY_MESSAGES).build())
        .tools(tools)
        .beforeToolExecution(call -> out.println(asked(call)))
        .afterToolExecution(call -> out.println(answered(call)))
        .toolExecutionErrorHandler(
            (error, context) -> ToolErrorHandlerResult.text("failed: " + error.getMessage()))
        .build();
  }

  private static String asked(BeforeToolExecution call) {
    return "[call]      " + call.request().name() + " " + call.request().arguments();
  }

  private static String answered(ToolExecution call) {
    return "[tool]      " + indented(call.result());
  }

  private void converse(Options options) throws IOException {
    out.println("[ready]     conversation " + options.conversation());
    if (!options.messages().isEmpty()) {
      options.messages().forEach(message -> say(options.conversation(), message));
      return;
    }
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Stream<String> lines = in.lines()) {
      lines
          .filter(line -> !line.isBlank())
          .forEach(message -> say(options.conversation(), message));
    }
  }

  private void say(String conversation, String message) {
    out.println("[user]      " + message);
    out.println("[assistant] " + indented(agent.answer(conversation, message)));
  }

  private static String indented(String text) {
    return text.replace("\n", "\n            ");
  }
}
