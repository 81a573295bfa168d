package dev.sluice.agent.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where SQL comes from, read from {@code kind=hibernate,name=x}. Immutable. */
record OriginWords(String kind, @Nullable String name) {

  /** What goes straight to JDBC. */
  static final OriginWords JDBC = new OriginWords("jdbc", null);

  private static final List<String> KINDS =
      List.of(
          "jdbc",
          "hibernate",
          "mybatis",
          "jooq",
          "spring-jdbc",
          "eclipselink",
          "jdbi",
          "ebean",
          "micronaut-data");

  static OriginWords read(@Nullable String text) throws CommandFailure {
    return text == null ? JDBC : of(ActorWords.pairs("origin", text));
  }

  static OriginWords of(Map<String, String> words) throws CommandFailure {
    for (String key : words.keySet()) {
      if (!key.equals("kind") && !key.equals("name")) {
        throw Options.failure("unknown key: " + key + ", in origin. Known: kind, name.");
      }
    }
    String kind = words.getOrDefault("kind", "jdbc");
    if (!KINDS.contains(kind)) {
      throw Options.failure(
          "unknown kind: " + kind + ", in origin. Known: " + String.join(", ", KINDS) + ".");
    }
    return new OriginWords(kind, words.get("name"));
  }
}
