package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sections of one or more files and joins them. Not thread safe. */
final class Sections {

  private static final List<String> KNOWN =
      List.of(
          "sluice",
          "service",
          "environment",
          "labels",
          "mode",
          "default",
          "databases",
          "database-unknown",
          "actors",
          "trust",
          "on-failure",
          "audit",
          "keys",
          "data",
          "rules");

  private final Values values;
  private final Problems problems;

  Sections(Values values) {
    this.values = values;
    problems = values.problems;
  }

  /** The top of a file; null if it could not be read, which is noted. */
  static @Nullable Section root(PolicyText file, Values values) {
    Node.Entries entries = YamlReader.read(file, values.problems);
    if (entries == null) {
      return null;
    }
    Section root = Section.of(entries, "the policy", KNOWN, values.problems);
    if (root == null) {
      return null;
    }
    Node version = root.get("sluice");
    if (version == null) {
      values.problems.add(
          entries.place(), "format version missing: key=sluice. Write \"sluice: 1\" first.");
    } else {
      String text = values.text(version, "sluice");
      if (text != null && !text.equals("1")) {
        values.problems.add(
            version.place(),
            "unknown format version: sluice=" + Problems.shown(text) + ". This one knows 1.");
      }
    }
    return root;
  }

  RulePolicy.Parts read(List<Section> roots) {
    Header header = new HeaderReader(values).read(roots);
    Classes classes = new DataReader(values).read(roots);
    Databases databases = new DatabaseReader(values).read(roots);
    ConditionReader conditions = new ConditionReader(values, classes, databases);
    List<DeclaredActor> actors = new ActorReader(values, conditions).read(roots);
    List<Rule> rules = rules(roots, new RuleReader(values, conditions, classes));
    return new RulePolicy.Parts(header, classes, databases, actors, rules);
  }

  private List<Rule> rules(List<Section> roots, RuleReader reader) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Place> ids = new HashMap<>();
    for (Section root : roots) {
      Node node = root.get("rules");
      if (node == null) {
        continue;
      }
      if (!(node instanceof Node.Items items)) {
        problems.add(node.place(), "a list is missing: rules, found " + node.kind() + ".");
        continue;
      }
      for (Node item : items.nodes()) {
        Rule rule = reader.read(item);
        if (rule != null) {
          Place first = ids.putIfAbsent(rule.id(), rule.place());
          if (first != null) {
            refuseTwice(rule.place(), "rule", rule.id(), first);
          }
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private void refuseTwice(Place place, String what, String name, Place first) {
    problems.add(place, twice(what, name, first));
  }

  static String twice(String what, String name, Place first) {
    return "the same "
        + what
        + " twice: "
        + Problems.shown(name)
        + ", first at "
        + first.source().name()
        + ":"
        + first.line()
        + ". Rename one of them.";
  }
}
