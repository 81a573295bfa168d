package dev.sluice.rules.policy;

import dev.sluice.rules.Decision.ApprovalSpec;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.policy.Rule.ClassMask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule. Not thread safe. */
final class RuleReader {

  private static final List<String> KNOWN =
      List.of("id", "mode", "when", "unless", "deny", "allow", "approve", "mask", "limit");
  private static final List<String> VERDICTS = List.of("deny", "allow", "approve");
  private static final List<String> ACTIONS = List.of("deny", "allow", "approve", "mask", "limit");
  private static final String VERDICT_FORM =
      " Give it one of deny, allow or approve, or mask, limit or both.";
  private static final long LONGEST_HOLD_MILLIS = 30_000;
  private static final int MOST_PEOPLE = 100;

  private final Values values;
  private final Problems problems;
  private final ConditionReader conditions;
  private final Classes classes;
  private final MaskReader masks;
  private final LimitReader limits;

  RuleReader(Values values, ConditionReader conditions, Classes classes) {
    this.values = values;
    problems = values.problems;
    this.conditions = conditions;
    this.classes = classes;
    masks = new MaskReader(values);
    limits = new LimitReader(values, conditions, classes);
  }

  /** The rule; null if not even its id can be told. */
  @Nullable Rule read(Node node) {
    Section section = Section.of(node, "a rule", KNOWN, problems);
    if (section == null) {
      return null;
    }
    String id = id(section);
    Node mode = section.get("mode");
    boolean observed =
        mode != null && "observe".equals(values.word(mode, "mode", List.of("enforce", "observe")));
    checkVerdicts(section);
    Node when = section.get("when");
    Conditions read = when == null ? Conditions.NONE : conditions.read(when, "when");
    Rule.Action action = action(section, id == null ? "" : id);
    Conditions unless = unless(section);
    return id == null ? null : new Rule(section.place(), id, observed, read, unless, action);
  }

  private @Nullable String id(Section section) {
    Node node = section.get("id");
    if (node == null) {
      problems.add(section.place(), "rule without id. Give it a short name: id: no-deletes.");
      return null;
    }
    String id = values.text(node, "id");
    if (id == null) {
      return null;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!fits && "-_.:/".indexOf(c) < 0) {
        problems.add(
            node.place(),
            "not an id: id=" + Problems.shown(id) + ". Use letters, digits and - _ . : /");
        return null;
      }
    }
    if (id.equals("default") || id.startsWith("on-failure.") || id.startsWith("data.")) {
      problems.add(node.place(), "id taken by Sluice itself: id=" + id + ". Use another.");
    }
    return id;
  }

  private void checkVerdicts(Section section) {
    List<String> actions = section.present(ACTIONS);
    List<String> verdicts = section.present(VERDICTS);
    if (actions.isEmpty()) {
      problems.add(section.place(), "rule without verdict." + VERDICT_FORM);
    } else if (verdicts.size() > 1) {
      problems.add(
          section.place(),
          "two verdicts in one rule: " + String.join(", ", verdicts) + "." + VERDICT_FORM);
    } else if (actions.size() > 1
        && (section.get("deny") != null || section.get("allow") != null)) {
      problems.add(
          section.place(),
          "too much in one rule: " + String.join(", ", actions) + ". Make it two rules.");
    }
  }

  private @Nullable Conditions unless(Section section) {
    Node node = section.get("unless");
    if (node == null) {
      return null;
    }
    Conditions read = conditions.read(node, "unless");
    if (node instanceof Node.Entries entries && entries.list().isEmpty()) {
      problems.add(node.place(), "empty: unless. It would exempt everything; remove it.");
    } else if (section.get("allow") != null) {
      problems.add(
          node.place(), "unless in a rule that allows. Put {not: ...} into its when instead.");
    }
    return read;
  }

  private Rule.Action action(Section section, String id) {
    Node deny = section.get("deny");
    Node allow = section.get("allow");
    Node approve = section.get("approve");
    Node mask = section.get("mask");
    Node limit = section.get("limit");
    String sentence = null;
    if (deny != null) {
      String text = values.text(deny, "deny");
      sentence = text == null ? "" : text;
    }
    if (allow != null && !"true".equals(values.text(allow, "allow"))) {
      problems.add(allow.place(), "allow takes only true. To refuse, write deny and why.");
    }
    return new Rule.Action(
        sentence,
        allow != null,
        approve == null ? null : approval(approve),
        mask == null ? List.of() : masks(mask),
        limit == null ? Limits.NONE : limits.read(limit, id));
  }

  private ApprovalSpec approval(Node node) {
    List<String> known = List.of("by", "count", "decide-within", "use-within", "hold");
    Section section = Section.of(node, "approve", known, problems);
    List<String> by = new ArrayList<>();
    if (section == null) {
      return new ApprovalSpec(by, 1, 0, 0, 0);
    }
    Node who = section.get("by");
    if (who == null) {
      problems.add(node.place(), "nobody can approve: approve.by is missing. Name a role.");
    } else {
      for (Node.Scalar scalar : values.scalars(who, "approve.by")) {
        String role = values.text(scalar, "approve.by");
        if (role != null) {
          by.add(role);
        }
      }
    }
    Node count = section.get("count");
    long people = count == null ? 1 : values.whole(count, "approve.count", 1, MOST_PEOPLE);
    long hold = millis(section, "hold", 0);
    if (hold > LONGEST_HOLD_MILLIS) {
      problems.add(
          section.place(),
          "held too long: approve.hold, at most 30s: a held connection is a lost one.");
    }
    return new ApprovalSpec(
        by,
        (int) people,
        millis(section, "decide-within", 3_600_000),
        millis(section, "use-within", 900_000),
        hold);
  }

  private long millis(Section section, String key, long otherwise) {
    Node node = section.get(key);
    return node == null ? otherwise : values.millis(node, "approve." + key);
  }

  private List<ClassMask> masks(Node node) {
    List<ClassMask> read = new ArrayList<>();
    if (node instanceof Node.Entries entries) {
      for (Node.Entry entry : entries.list()) {
        BitSet named = conditions.classesNamed(entry.key(), "mask");
        for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
          MaskSpec spec = masks.read(entry.value(), "mask", classes.get(i).name());
          if (spec != null) {
            read.add(new ClassMask(i, spec));
          }
        }
      }
      if (entries.list().isEmpty()) {
        problems.add(node.place(), "empty: mask. Name the classes to mask.");
      }
      return read;
    }
    for (Node.Scalar scalar : values.scalars(node, "mask")) {
      BitSet named = conditions.classesNamed(scalar, "mask");
      for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
        read.add(new ClassMask(i, classes.get(i).mask()));
      }
    }
    return read;
  }
}
