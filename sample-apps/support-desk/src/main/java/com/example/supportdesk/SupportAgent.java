package com.example.supportdesk;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

/** The assistant of the support desk. */
interface SupportAgent {

  /** Answers one message of a conversation. */
  @SystemMessage(
      "You work at a support desk. Use the tools to look at customers, tickets and notes, and to"
          + " change them where you are asked to. The tables are customers(id, name, email, phone,"
          + " ssn, city), tickets(id, customer_id, subject, status) and ticket_notes(id,"
          + " ticket_id, author, body).")
  String answer(@MemoryId String conversation, @UserMessage String message);
}
