package dev.sluice.rules.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of one value that belong to the call, not to the statement. */
enum ContextFact {
  ACTOR_KIND("actor.kind", List.of("ai", "service", "human", "unknown")),
  ACTOR_AGENT("actor.agent", List.of()),
  ACTOR_TOOL("actor.tool", List.of()),
  ACTOR_MODEL("actor.model", List.of()),
  ACTOR_CONVERSATION("actor.conversation", List.of()),
  ACTOR_USER("actor.user", List.of()),
  ACTOR_TENANT("actor.tenant", List.of()),
  ENTRY_KIND("entry.kind", List.of("http", "scheduled", "message", "main", "tool")),
  ENTRY_NAME("entry.name", List.of()),
  CODE_JAR("code.jar", List.of()),
  ORIGIN_KIND(
      "origin.kind",
      List.of(
          "jdbc",
          "hibernate",
          "mybatis",
          "jooq",
          "spring-jdbc",
          "eclipselink",
          "jdbi",
          "ebean",
          "micronaut-data")),
  ORIGIN_NAME("origin.name", List.of()),
  DATABASE("database", List.of()),
  DATABASE_ENVIRONMENT("database.environment", List.of()),
  DATABASE_SYSTEM("database.system", List.of()),
  DATABASE_HOST("database.host", List.of()),
  DATABASE_USER("database.user", List.of()),
  SERVICE("service", List.of()),
  ENVIRONMENT("environment", List.of());

  private final String word;

  // Error Prone cannot see that the lists below are all made by List.of.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  ContextFact(String word, List<String> words) {
    this.word = word;
    this.words = words;
  }

  String word() {
    return word;
  }

  /** The words that it can have; empty if any text will do. */
  List<String> words() {
    return words;
  }

  boolean isActor() {
    return word.startsWith("actor.");
  }

  /** Whether letter case means nothing in its values. */
  boolean ignoresCase() {
    return this == DATABASE_HOST || this == DATABASE_SYSTEM;
  }

  static @Nullable ContextFact named(String word) {
    for (ContextFact fact : values()) {
      if (fact.word.equals(word)) {
        return fact;
      }
    }
    return null;
  }
}
