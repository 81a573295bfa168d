package dev.sluice.it.langchain4j;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;

/** An AI service that answers when it is done. */
interface Clerk {
  String work(@MemoryId String conversation, @UserMessage String message);
}
