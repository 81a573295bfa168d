package dev.sluice.rules.policy;

import dev.sluice.rules.ActorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code actors}. Not thread safe. */
final class ActorReader {

  private static final List<String> KINDS = List.of("ai", "service", "human");

  private final Values values;
  private final Problems problems;
  private final ConditionReader conditions;

  ActorReader(Values values, ConditionReader conditions) {
    this.values = values;
    problems = values.problems;
    this.conditions = conditions;
  }

  List<DeclaredActor> read(List<Section> roots) {
    List<DeclaredActor> actors = new ArrayList<>();
    for (Section root : roots) {
      Node node = root.get("actors");
      if (node instanceof Node.Items items) {
        for (Node item : items.nodes()) {
          DeclaredActor actor = read(item);
          if (actor != null) {
            actors.add(actor);
          }
        }
      } else if (node != null) {
        problems.add(node.place(), "a list is missing: actors, found " + node.kind() + ".");
      }
    }
    return actors;
  }

  private @Nullable DeclaredActor read(Node node) {
    Section section = Section.of(node, "actors", List.of("when", "is"), problems);
    if (section == null) {
      return null;
    }
    Node when = section.get("when");
    Node is = section.get("is");
    if (when == null || is == null) {
      problems.add(node.place(), "incomplete: an entry of actors needs when and is.");
      return null;
    }
    Conditions read = conditions.read(when, "actors.when", false);
    if (when instanceof Node.Entries entries && entries.list().isEmpty()) {
      problems.add(when.place(), "empty: actors.when. It would declare every unknown asker.");
    }
    Section said = Section.of(is, "actors.is", List.of("kind", "agent", "tool", "model"), problems);
    Node kind = said == null ? null : said.get("kind");
    if (said == null || kind == null) {
      problems.add(is.place(), "incomplete: actors.is. Write {kind: ai}, service or human.");
      return null;
    }
    String word = values.word(kind, "actors.is.kind", KINDS);
    return word == null
        ? null
        : new DeclaredActor(
            read,
            ActorKind.valueOf(word.toUpperCase(Locale.ROOT)),
            text(said, "agent"),
            text(said, "tool"),
            text(said, "model"));
  }

  private @Nullable String text(Section said, String key) {
    Node node = said.get(key);
    return node == null ? null : values.text(node, "actors.is." + key);
  }
}
