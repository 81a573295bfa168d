package dev.sluice.it.springai;

import dev.sluice.it.marks.Marks;
import java.time.Duration;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A model that asks once for each tool that the user's message names, then ends. Where no advisor
 * carries tool calls out, it does so itself, as the models of that line do, with options of its own
 * making.
 */
final class Script implements ChatModel {

  private final String conversation;
  private final ToolCallingManager manager = ToolCallingManager.builder().build();

  Script(String conversation) {
    this.conversation = conversation;
  }

  @Override
  public ChatResponse call(Prompt prompt) {
    ChatResponse answer = answer(prompt);
    return carriesOut(answer)
        ? call(next(prompt, manager.executeToolCalls(own(prompt), answer)))
        : answer;
  }

  @Override
  public Flux<ChatResponse> stream(Prompt prompt) {
    return Flux.defer(
        () ->
            Mono.just(answer(prompt))
                .delayElement(Duration.ofMillis(1))
                .flux()
                .flatMap(
                    answer -> carriesOut(answer) ? carriedOut(prompt, answer) : Flux.just(answer)));
  }

  private Flux<ChatResponse> carriedOut(Prompt prompt, ChatResponse answer) {
    return Flux.deferContextual(
            context -> stream(next(prompt, manager.executeToolCalls(own(prompt), answer))))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static boolean carriesOut(ChatResponse answer) {
    return !ofAdvisors() && answer.hasToolCalls();
  }

  private static boolean ofAdvisors() {
    try {
      Class.forName("org.springframework.ai.chat.client.advisor.ToolCallingAdvisor");
      return true;
    } catch (ClassNotFoundException older) {
      return false;
    }
  }

  private static Prompt own(Prompt prompt) {
    ToolCallingChatOptions given = (ToolCallingChatOptions) prompt.getOptions();
    return new Prompt(
        prompt.getInstructions(),
        ToolCallingChatOptions.builder()
            .model("scripted")
            .toolCallbacks(given.getToolCallbacks())
            .toolContext(given.getToolContext())
            .build());
  }

  private static Prompt next(Prompt prompt, ToolExecutionResult result) {
    return new Prompt(result.conversationHistory(), prompt.getOptions());
  }

  private ChatResponse answer(Prompt prompt) {
    List<Message> messages = prompt.getInstructions();
    Message last = messages.get(messages.size() - 1);
    List<ToolCall> calls =
        last.getMessageType() == MessageType.USER
            ? Marks.tools(last.getText()).stream().map(this::toolCall).toList()
            : List.of();
    AssistantMessage message =
        AssistantMessage.builder().content(calls.isEmpty() ? "done" : "").toolCalls(calls).build();
    return new ChatResponse(
        List.of(new Generation(message)), ChatResponseMetadata.builder().model("scripted").build());
  }

  private ToolCall toolCall(String tool) {
    return new ToolCall("call-" + tool + "-" + conversation, "function", tool, Marks.GIVEN);
  }

  /** What one line asks for. */
  public ChatOptions getOptions() {
    return ToolCallingChatOptions.builder().model("scripted").build();
  }

  /** What the other line asks for. */
  public ChatOptions getDefaultOptions() {
    return getOptions();
  }
}
