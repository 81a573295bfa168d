package com.example.orders;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The one door: a question in a conversation, and the assistant's answer. */
@RestController
class AskController {

  private final ChatClient assistant;

  AskController(ChatClient.Builder clients, OrderTools tools, ChatMemory memory) {
    assistant =
        clients
            .defaultSystem("You work on the orders of a shop. Use your tools.")
            .defaultTools(tools)
            .defaultAdvisors(MessageChatMemoryAdvisor.builder(memory).build())
            .build();
  }

  @PostMapping("/ask")
  String ask(@RequestParam String conversation, @RequestBody String question) {
    String answer =
        assistant
            .prompt()
            .user(question)
            .advisors(spec -> spec.param(ChatMemory.CONVERSATION_ID, conversation))
            .call()
            .content();
    return answer == null ? "" : answer;
  }
}
