package dev.sluice.rules.policy;

import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.mask.Detector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code data}: what is sensitive. Not thread safe. */
final class DataReader {

  private static final List<String> KNOWN =
      List.of("columns", "text", "detect", "mask", "in-predicate");

  private final Values values;
  private final Problems problems;
  private final MaskReader masks;

  DataReader(Values values) {
    this.values = values;
    problems = values.problems;
    masks = new MaskReader(values);
  }

  Classes read(List<Section> roots) {
    List<Classes.Sensitive> all = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Section root : roots) {
      Node node = root.get("data");
      Section section = node == null ? null : Section.open(node, "data", problems);
      if (section == null) {
        continue;
      }
      for (Node.Entry entry : section.all()) {
        Place first = seen.putIfAbsent(entry.name(), entry.key().place());
        if (first != null) {
          problems.add(entry.key().place(), Sections.twice("class", entry.name(), first));
        }
        Classes.Sensitive sensitive = read(entry);
        if (sensitive != null) {
          all.add(sensitive);
        }
      }
    }
    return new Classes(all);
  }

  private Classes.@Nullable Sensitive read(Node.Entry entry) {
    String name = entry.name();
    String what = "data." + name;
    Section section = Section.of(entry.value(), what, KNOWN, problems);
    if (section == null) {
      return null;
    }
    Place place = entry.key().place();
    if (name.isBlank() || name.indexOf('*') >= 0) {
      problems.add(place, "not a class name: " + Problems.shown(name) + ". Use letters and dots.");
    }
    Node columns = section.get("columns");
    Node detect = section.get("detect");
    if (columns == null && detect == null && section.get("text") == null) {
      problems.add(
          place,
          "nothing gives this class: " + what + ". Name its columns, or a detector under detect.");
    }
    Node text = section.get("text");
    if (text != null && detect == null) {
      problems.add(
          text.place(),
          "nothing is looked for: "
              + what
              + ".text without detect. Name detectors, or write columns to mask all of it.");
    }
    Node mask = section.get("mask");
    MaskSpec spec = mask == null ? new MaskSpec.Redact() : masks.read(mask, what + ".mask", name);
    return new Classes.Sensitive(
        place,
        name,
        columns == null ? List.of() : columns(columns, what + ".columns"),
        text == null ? List.of() : columns(text, what + ".text"),
        detect == null ? List.of() : detectors(detect, what + ".detect"),
        spec == null ? new MaskSpec.Redact() : spec,
        inPredicate(section.get("in-predicate"), what));
  }

  private List<NamePattern> columns(Node node, String what) {
    List<NamePattern> patterns = new ArrayList<>();
    for (Node.Scalar scalar : values.scalars(node, what)) {
      NamePattern pattern = column(scalar, what, values);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  /** A column pattern; null after a problem. */
  static @Nullable NamePattern column(Node.Scalar scalar, String what, Values values) {
    String text = values.text(scalar, what);
    if (text == null) {
      return null;
    }
    String[] parts = parts(text);
    if (parts.length == 2 || parts.length == 3) {
      return NamePattern.ofColumn(parts);
    }
    String help = parts.length == 1 ? " Did you mean \"*." + text + "\"?" : "";
    values.problems.add(
        scalar.place(),
        "not a column: "
            + what
            + "="
            + Problems.shown(text)
            + ". Write [schema.]table.column."
            + help);
    return null;
  }

  /** The parts between dots; none if any part is empty or holds a quote. */
  static String[] parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (i == start) {
          return new String[0];
        }
        parts.add(text.substring(start, i));
        start = i + 1;
      } else if ("\"`[]'".indexOf(text.charAt(i)) >= 0) {
        return new String[0];
      }
    }
    return parts.toArray(new String[0]);
  }

  private List<String> detectors(Node node, String what) {
    List<String> detectors = new ArrayList<>();
    for (Node.Scalar scalar : values.scalars(node, what)) {
      String name = values.word(scalar, what, Detector.names());
      if (name != null) {
        detectors.add(name);
      }
    }
    return detectors;
  }

  private Classes.InPredicate inPredicate(@Nullable Node node, String what) {
    if (node == null) {
      return Classes.InPredicate.ALLOW;
    }
    List<String> words = List.of("allow", "equality", "refuse");
    String word = values.word(node, what + ".in-predicate", words);
    return word == null
        ? Classes.InPredicate.REFUSE
        : Classes.InPredicate.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
