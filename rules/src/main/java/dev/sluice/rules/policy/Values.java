package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values and lists of a policy; what is wrong is noted and answered with null. Not
 * thread safe.
 *
 * <p>{@code ${NAME:default}} is replaced after the YAML is read, so that no value of a variable can
 * bring keys or rules of its own.
 */
final class Values {

  private static final int LONGEST_TEXT = 4096;
  private static final String DURATION_FORM =
      " Write a whole number and ms, s, m, h or d, as in 15m.";

  final Problems problems;
  private final Function<String, @Nullable String> variables;

  Values(Problems problems, Function<String, @Nullable String> variables) {
    this.problems = problems;
    this.variables = variables;
  }

  /** A text that is not empty. */
  @Nullable String text(Node node, String what) {
    if (!(node instanceof Node.Scalar scalar) || scalar.empty()) {
      problems.add(node.place(), "a text is missing: " + what + ", found " + node.kind() + ".");
      return null;
    }
    String text = expand(scalar);
    if (text == null) {
      return null;
    } else if (text.isBlank()) {
      problems.add(node.place(), "a text is missing: " + what + " is empty.");
      return null;
    } else if (text.length() > LONGEST_TEXT) {
      problems.add(
          node.place(), "too long: " + what + ", at most " + LONGEST_TEXT + " characters.");
      return null;
    }
    return text;
  }

  /** One text or a list of texts; empty after a problem. */
  List<Node.Scalar> scalars(Node node, String what) {
    List<Node.Scalar> found = new ArrayList<>();
    if (node instanceof Node.Scalar scalar && !scalar.empty()) {
      found.add(scalar);
    } else if (node instanceof Node.Items items && !items.nodes().isEmpty()) {
      for (Node item : items.nodes()) {
        if (item instanceof Node.Scalar scalar && !scalar.empty()) {
          found.add(scalar);
        } else {
          problems.add(
              item.place(), "a text is missing: in " + what + ", found " + item.kind() + ".");
        }
      }
    } else {
      String kind = node instanceof Node.Items ? "an empty list" : node.kind();
      problems.add(
          node.place(), "a value is missing: " + what + ", found " + kind + ". Give one or more.");
    }
    return found;
  }

  /** One of a few words. */
  @Nullable String word(Node node, String what, Collection<String> words) {
    String text = text(node, what);
    if (text == null || words.contains(text)) {
      return text;
    }
    unknownWord(node.place(), what, text, words);
    return null;
  }

  void unknownWord(Place place, String what, String text, Collection<String> words) {
    String near = Problems.didYouMean(text, words);
    String help = near.isEmpty() ? " Known: " + String.join(", ", words) + "." : near;
    problems.add(place, "unknown value: " + what + "=" + Problems.shown(text) + "." + help);
  }

  /** A whole number from {@code least} to {@code most}; -1 after a problem. */
  long whole(Node node, String what, long least, long most) {
    String text = text(node, what);
    if (text == null) {
      return -1;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with numbers out of range.
    }
    problems.add(
        node.place(),
        "not a number: "
            + what
            + "="
            + Problems.shown(text)
            + ". Write a whole number from "
            + least
            + " to "
            + most
            + ".");
    return -1;
  }

  /** A duration in milliseconds; -1 after a problem. */
  long millis(Node node, String what) {
    String text = text(node, what);
    if (text == null) {
      return -1;
    }
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    long unit =
        switch (text.substring(end)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> 0;
        };
    if (end == 0 || end > 9 || unit == 0) {
      problems.add(
          node.place(),
          "not a duration: " + what + "=" + Problems.shown(text) + "." + DURATION_FORM);
      return -1;
    }
    return Long.parseLong(text.substring(0, end)) * unit;
  }

  /** The text with its variables replaced; null after a problem. */
  @Nullable String expand(Node.Scalar scalar) {
    String raw = scalar.raw();
    int open = raw.indexOf("${");
    if (open < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    int done = 0;
    while (open >= 0) {
      int close = raw.indexOf('}', open);
      if (close < 0) {
        problems.add(scalar.place(), "variable without end: write ${NAME} or ${NAME:default}.");
        return null;
      }
      String value = lookup(scalar, raw.substring(open + 2, close));
      if (value == null) {
        return null;
      }
      text.append(raw, done, open).append(value);
      done = close + 1;
      open = raw.indexOf("${", done);
    }
    return text.append(raw, done, raw.length()).toString();
  }

  private @Nullable String lookup(Node.Scalar scalar, String reference) {
    int colon = reference.indexOf(':');
    String name = colon < 0 ? reference : reference.substring(0, colon);
    if (name.isBlank()) {
      problems.add(scalar.place(), "variable without name: write ${NAME} or ${NAME:default}.");
      return null;
    }
    String value = variables.apply(name);
    if (value != null) {
      return value;
    } else if (colon >= 0) {
      return reference.substring(colon + 1);
    }
    problems.add(
        scalar.place(),
        "variable not set: name="
            + Problems.shown(name)
            + ". Set it in the environment or as a system property, or write ${"
            + Problems.shown(name)
            + ":default}.");
    return null;
  }

  /** Whether a scalar is nothing but one variable that is not set and has no default. */
  boolean isUnset(Node.Scalar scalar) {
    String raw = scalar.raw();
    boolean alone = raw.startsWith("${") && raw.indexOf('}') == raw.length() - 1;
    return alone
        && raw.indexOf(':') < 0
        && variables.apply(raw.substring(2, raw.length() - 1)) == null;
  }
}
