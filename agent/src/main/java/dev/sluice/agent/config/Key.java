package dev.sluice.agent.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key of the agent: {@code key=…} in its arguments, {@code -Dsluice.key}, {@code SLUICE_KEY}. */
enum Key {
  POLICY("policy"),
  QUEUE("queue"),
  SERVICE("service"),
  ON_START("on-start"),
  ON_POLICY("on-policy"),
  START_WAIT("start-wait"),
  POLICY_POLL("policy-poll"),
  USER_FROM("user-from"),
  AGENT_FROM("agent-from"),
  CONVERSATION_FROM("conversation-from"),
  TENANT_FROM("tenant-from"),
  TELL_DATABASE("tell-database");

  final String word;

  Key(String word) {
    this.word = word;
  }

  String property() {
    return "sluice." + word;
  }

  String variable() {
    return "SLUICE_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static @Nullable Key of(String word) {
    for (Key key : values()) {
      if (key.word.equals(word)) {
        return key;
      }
    }
    return null;
  }
}
