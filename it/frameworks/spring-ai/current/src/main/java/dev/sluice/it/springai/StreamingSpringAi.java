package dev.sluice.it.springai;

import org.springframework.ai.chat.client.ChatClient;

/** A chat client that answers bit by bit. */
public final class StreamingSpringAi extends SpringAi {

  @Override
  void answer(ChatClient.ChatClientRequestSpec request) {
    request.stream().content().blockLast();
  }
}
