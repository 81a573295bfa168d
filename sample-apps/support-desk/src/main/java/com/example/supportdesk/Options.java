package com.example.supportdesk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line and the environment ask for. Immutable.
 *
 * @param modelUrl base URL of an OpenAI-compatible endpoint
 * @param modelKey its key
 * @param modelName the model
 * @param databaseUrl JDBC URL; null: an embedded PostgreSQL of this process
 * @param databaseUser the user there
 * @param databasePassword that user's password
 * @param pooled whether connections come from a pool, or are opened one by one
 * @param conversation the conversation's id
 * @param messages what the user says; empty: lines from standard input
 */
record Options(
    String modelUrl,
    String modelKey,
    String modelName,
    @Nullable String databaseUrl,
    @Nullable String databaseUser,
    @Nullable String databasePassword,
    boolean pooled,
    String conversation,
    List<String> messages) {

  static final String USAGE =
      """
      usage: java -jar support-desk.jar [option value ...] [message ...]
        --model-url URL          OpenAI-compatible endpoint      (OPENAI_BASE_URL)
        --model-key KEY          its key                         (OPENAI_API_KEY)
        --model-name NAME        the model                       (OPENAI_MODEL)
        --database-url URL       JDBC URL of PostgreSQL, MariaDB or H2 (DATABASE_URL);
                                 without it an embedded PostgreSQL is started
        --database-user USER     (DATABASE_USER)
        --database-password PW   (DATABASE_PASSWORD)
        --pool yes|no            connections from HikariCP, or opened one by one
        --conversation ID        the conversation's id
      Without a message the user's messages are read from standard input, one a line.
      """;

  private static final Set<String> NAMES =
      Set.of(
          "model-url",
          "model-key",
          "model-name",
          "database-url",
          "database-user",
          "database-password",
          "pool",
          "conversation");

  Options {
    messages = List.copyOf(messages);
  }

  /**
   * Reads the command line; what it leaves out comes from the environment.
   *
   * @throws IllegalArgumentException if an option is unknown, lacks its value or is missing
   */
  static Options parse(String[] arguments, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--")) {
        messages.add(arguments[i]);
        continue;
      }
      String name = arguments[i].substring(2);
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("Unknown option: " + arguments[i]);
      }
      if (++i == arguments.length) {
        throw new IllegalArgumentException("Option without a value: --" + name);
      }
      given.put(name, arguments[i]);
    }
    String modelUrl = given.getOrDefault("model-url", environment.get("OPENAI_BASE_URL"));
    if (modelUrl == null) {
      throw new IllegalArgumentException("No model: give --model-url or set OPENAI_BASE_URL");
    }
    return new Options(
        modelUrl,
        given.getOrDefault("model-key", environment.getOrDefault("OPENAI_API_KEY", "none")),
        given.getOrDefault("model-name", environment.getOrDefault("OPENAI_MODEL", "gpt-4o-mini")),
        given.getOrDefault("database-url", environment.get("DATABASE_URL")),
        given.getOrDefault("database-user", environment.get("DATABASE_USER")),
        given.getOrDefault("database-password", environment.get("DATABASE_PASSWORD")),
        yes("pool", given.getOrDefault("pool", "yes")),
        given.getOrDefault("conversation", "default"),
        messages);
  }

  private static boolean yes(String name, String value) {
    return switch (value) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("Neither yes nor no: --" + name + "=" + value);
    };
  }
}
