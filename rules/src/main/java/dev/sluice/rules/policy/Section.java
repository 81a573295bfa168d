package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that must be keys with values, of which only some keys are known. */
final class Section {

  /** Words that a later version will know. */
  static final List<String> RESERVED =
      List.of("context", "require", "grants", "stop", "reversible");

  private final Node.Entries entries;

  private Section(Node.Entries entries) {
    this.entries = entries;
  }

  /** The section; unknown keys are noted. Null if the node is something else, which is noted. */
  static @Nullable Section of(Node node, String what, List<String> known, Problems problems) {
    Section section = open(node, what, problems);
    if (section == null) {
      return null;
    }
    for (Node.Entry entry : section.entries.list()) {
      if (!known.contains(entry.name())) {
        unknown(entry.key(), what, known, problems);
      }
    }
    return section;
  }

  /** A section whose keys are names that the author chose. */
  static @Nullable Section open(Node node, String what, Problems problems) {
    if (node instanceof Node.Entries entries) {
      return new Section(entries);
    }
    problems.add(
        node.place(), "keys with values are missing: " + what + ", found " + node.kind() + ".");
    return null;
  }

  static void unknown(Node.Scalar key, String what, List<String> known, Problems problems) {
    String name = key.raw();
    int dot = name.indexOf('.');
    if (RESERVED.contains(dot < 0 ? name : name.substring(0, dot))) {
      problems.add(
          key.place(),
          "not known yet: key="
              + Problems.shown(name)
              + ", in "
              + what
              + ". A later version has it; this one would ignore it, so it refuses the policy.");
      return;
    }
    String near = Problems.didYouMean(name, known);
    String help = near.isEmpty() ? " Known here: " + String.join(", ", known) + "." : near;
    problems.add(
        key.place(), "unknown key: key=" + Problems.shown(name) + ", in " + what + "." + help);
  }

  /** The value of a key; null if it is not there. */
  @Nullable Node get(String key) {
    for (Node.Entry entry : entries.list()) {
      if (entry.name().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }

  List<Node.Entry> all() {
    return entries.list();
  }

  boolean isEmpty() {
    return entries.list().isEmpty();
  }

  Place place() {
    return entries.place();
  }

  /** Those of the keys that are there. */
  List<String> present(List<String> keys) {
    List<String> present = new ArrayList<>();
    for (String key : keys) {
      if (get(key) != null) {
        present.add(key);
      }
    }
    return present;
  }
}
