package dev.sluice.rules.policy;

import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy.AuditSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a policy says once. Not thread safe. */
final class HeaderReader {

  private static final List<String> STAGES = List.of("parse", "actor", "mask", "audit");
  private static final List<String> OPEN_CLOSED = List.of("open", "closed");
  private static final List<String> AUDIT_KEYS =
      List.of("text", "parameters", "intent", "purpose", "arguments");
  private static final List<String> SOURCES = List.of("instrumented", "configured", "asserted");

  private final Values values;
  private final Problems problems;

  HeaderReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  Header read(List<Section> roots) {
    List<String> trust = trust(roots);
    OnFailure audit = onFailure(roots, "audit");
    return new Header(
        same(roots, "service"),
        same(roots, "environment"),
        labels(roots),
        enforces(roots),
        allows(roots),
        trust.contains("instrumented"),
        trust.contains("configured"),
        trust.contains("asserted"),
        orClosed(onFailure(roots, "parse"), "parse"),
        orClosed(onFailure(roots, "actor"), "actor"),
        orClosed(onFailure(roots, "mask"), "mask"),
        audit == null ? new OnFailure("audit", true, false) : audit,
        audit(roots));
  }

  /** A text that files may repeat but not contradict. */
  private @Nullable String same(List<Section> roots, String key) {
    String found = null;
    for (Section root : roots) {
      Node node = root.get(key);
      String text = node == null ? null : values.text(node, key);
      if (node != null && text != null) {
        if (found != null && !found.equals(text)) {
          problems.add(
              node.place(),
              "two answers: " + key + "=" + found + " and " + text + ". Keep one of them.");
        }
        found = text;
      }
    }
    return found;
  }

  private Map<String, String> labels(List<Section> roots) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Section root : roots) {
      Node node = root.get("labels");
      if (node != null) {
        addLabels(node, "labels", labels, values);
      }
    }
    return labels;
  }

  static void addLabels(Node node, String what, Map<String, String> labels, Values values) {
    Section section = Section.open(node, what, values.problems);
    if (section == null) {
      return;
    }
    for (Node.Entry entry : section.all()) {
      String value = values.text(entry.value(), what + "." + entry.name());
      if (value == null) {
        continue;
      }
      String before = labels.put(entry.name(), value);
      if (before != null && !before.equals(value)) {
        values.problems.add(
            entry.value().place(), "two answers: " + what + "." + entry.name() + ". Keep one.");
      }
    }
  }

  /** Enforce, unless each file that says anything says observe. */
  private boolean enforces(List<Section> roots) {
    boolean observe = false;
    boolean enforce = false;
    for (Section root : roots) {
      Node node = root.get("mode");
      if (node != null) {
        String mode = values.word(node, "mode", List.of("enforce", "observe"));
        observe |= "observe".equals(mode);
        enforce |= !"observe".equals(mode);
      }
    }
    return enforce || !observe;
  }

  private boolean allows(List<Section> roots) {
    boolean allows = true;
    for (Section root : roots) {
      Node node = root.get("default");
      if (node != null) {
        allows &= "allow".equals(values.word(node, "default", List.of("allow", "deny")));
      }
    }
    return allows;
  }

  private List<String> trust(List<Section> roots) {
    List<String> trust = null;
    for (Section root : roots) {
      Node node = root.get("trust");
      if (node == null) {
        continue;
      }
      List<String> here = new ArrayList<>();
      if (!(node instanceof Node.Items items) || !items.nodes().isEmpty()) {
        for (Node.Scalar scalar : values.scalars(node, "trust")) {
          String source = values.word(scalar, "trust", SOURCES);
          if (source != null) {
            here.add(source);
          }
        }
      }
      if (trust == null) {
        trust = here;
      } else {
        trust.retainAll(here);
      }
    }
    return trust == null ? List.of("instrumented", "configured") : trust;
  }

  private static OnFailure orClosed(@Nullable OnFailure given, String stage) {
    return given == null ? new OnFailure(stage, true, true) : given;
  }

  /** What the files say of a stage, the stricter of several; null if none says anything. */
  private @Nullable OnFailure onFailure(List<Section> roots, String stage) {
    OnFailure joined = null;
    for (Section root : roots) {
      Node node = root.get("on-failure");
      Section section = node == null ? null : Section.of(node, "on-failure", STAGES, problems);
      Node value = section == null ? null : section.get(stage);
      if (value != null) {
        OnFailure given = onFailure(value, stage);
        boolean ai = given.closedForAi() || (joined != null && joined.closedForAi());
        boolean others = given.closedElse() || (joined != null && joined.closedElse());
        joined = new OnFailure(stage, ai, others);
      }
    }
    return joined;
  }

  private OnFailure onFailure(Node node, String stage) {
    String what = "on-failure." + stage;
    if (!(node instanceof Node.Entries)) {
      boolean closed = !"open".equals(values.word(node, what, OPEN_CLOSED));
      return new OnFailure(stage, closed, closed);
    }
    Section section = Section.of(node, what, List.of("ai", "else"), problems);
    Node ai = section == null ? null : section.get("ai");
    Node others = section == null ? null : section.get("else");
    if (ai == null || others == null) {
      problems.add(node.place(), "incomplete: " + what + ". Write {ai: closed, else: open}.");
      return new OnFailure(stage, true, true);
    }
    return new OnFailure(
        stage,
        !"open".equals(values.word(ai, what + ".ai", OPEN_CLOSED)),
        !"open".equals(values.word(others, what + ".else", OPEN_CLOSED)));
  }

  private AuditSettings audit(List<Section> roots) {
    AuditSettings.Text text = AuditSettings.Text.SANITIZED;
    AuditSettings.Parameters parameters = AuditSettings.Parameters.HASHED;
    boolean intentForAll = true;
    boolean purpose = false;
    boolean arguments = false;
    Node seen = null;
    for (Section root : roots) {
      Node node = root.get("audit");
      if (node == null) {
        continue;
      } else if (seen != null) {
        problems.add(node.place(), "audit in two files. Keep one of them.");
      }
      seen = node;
      Section section = Section.of(node, "audit", AUDIT_KEYS, problems);
      if (section != null) {
        text = word(section, "text", AuditSettings.Text.values(), text);
        parameters = word(section, "parameters", AuditSettings.Parameters.values(), parameters);
        Node intent = section.get("intent");
        intentForAll =
            intent == null
                || !"writes".equals(values.word(intent, "audit.intent", List.of("all", "writes")));
        purpose = said(section, "purpose");
        arguments = said(section, "arguments");
      }
    }
    return new AuditSettings(text, parameters, intentForAll, purpose, arguments);
  }

  /** Whether what people and models say is recorded: sanitized or not at all. */
  private boolean said(Section section, String key) {
    Node node = section.get(key);
    return node != null
        && "sanitized".equals(values.word(node, "audit." + key, List.of("none", "sanitized")));
  }

  private <E extends Enum<E>> E word(Section section, String key, E[] all, E otherwise) {
    Node node = section.get(key);
    if (node == null) {
      return otherwise;
    }
    List<String> words = Words.of(all);
    String word = values.word(node, "audit." + key, words);
    return word == null ? otherwise : all[words.indexOf(word)];
  }
}
