package dev.sluice.agent.cli;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Actor.Named;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an asker from {@code kind=ai,tool=x}. */
final class ActorWords {

  private static final List<String> KNOWN =
      List.of(
          "kind", "agent", "tool", "model", "conversation", "user", "roles", "tenant", "source");

  private ActorWords() {}

  /**
   * The asker; {@code roles} are divided by {@code |}, {@code source} is whose word all this is.
   */
  static Actor read(String text) throws CommandFailure {
    return of(pairs("actor", text));
  }

  /** The words of {@code a=b,c=d}. */
  static Map<String, String> pairs(String what, String text) throws CommandFailure {
    Map<String, String> words = new LinkedHashMap<>();
    int start = 0;
    while (start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String word = text.substring(start, end);
      int equals = word.indexOf('=');
      if (equals <= 0 || equals == word.length() - 1) {
        throw Options.failure("not key=value: " + word + ", in " + what + "=" + text + ".");
      }
      words.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
      start = end + 1;
    }
    return words;
  }

  static Actor of(Map<String, String> words) throws CommandFailure {
    for (String key : words.keySet()) {
      if (!KNOWN.contains(key)) {
        throw Options.failure(
            "unknown key: " + key + ", in actor. Known: " + String.join(", ", KNOWN) + ".");
      }
    }
    Source source = source(words.getOrDefault("source", "instrumented"));
    return new Actor(
        kind(words.getOrDefault("kind", "unknown")),
        source,
        named(words.get("agent"), source),
        named(words.get("tool"), source),
        null,
        named(words.get("model"), source),
        named(words.get("conversation"), source),
        named(words.get("user"), source),
        roles(words.get("roles"), source),
        named(words.get("tenant"), source));
  }

  private static Source source(String word) throws CommandFailure {
    for (Source source : Source.values()) {
      if (source.word().equals(word)) {
        return source;
      }
    }
    throw Options.failure(
        "unknown source: " + word + ", in actor. Known: instrumented, configured, asserted.");
  }

  private static ActorKind kind(String word) throws CommandFailure {
    for (ActorKind kind : ActorKind.values()) {
      if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw Options.failure(
        "unknown kind: " + word + ", in actor. Known: ai, service, human, unknown.");
  }

  private static @Nullable Named named(@Nullable String value, Source source) {
    return value == null ? null : new Named(value, source);
  }

  private static Set<Named> roles(@Nullable String text, Source source) {
    Set<Named> roles = new HashSet<>();
    int start = 0;
    while (text != null && start < text.length()) {
      int bar = text.indexOf('|', start);
      int end = bar < 0 ? text.length() : bar;
      if (end > start) {
        roles.add(new Named(text.substring(start, end), source));
      }
      start = end + 1;
    }
    return roles;
  }
}
