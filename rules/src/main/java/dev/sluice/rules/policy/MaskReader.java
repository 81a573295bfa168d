package dev.sluice.rules.policy;

import dev.sluice.rules.MaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads masks. Not thread safe. */
final class MaskReader {

  private static final List<String> WORDS =
      List.of("nullify", "redact", "hash", "card", "iban", "phone", "email");
  private static final List<String> WITH_VALUE = List.of("fixed", "bucket", "date", "partial");
  private static final List<String> ALL =
      List.of(
          "nullify", "redact", "fixed", "hash", "bucket", "date", "partial", "card", "iban",
          "phone", "email");
  private static final int MOST_KEPT = 1000;

  private final Values values;
  private final Problems problems;

  MaskReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  /** The mask; null after a problem. */
  @Nullable MaskSpec read(Node node, String what, String className) {
    if (node instanceof Node.Entries entries) {
      return withValue(entries, what);
    }
    String word = values.text(node, what);
    if (word == null) {
      return null;
    } else if (WITH_VALUE.contains(word)) {
      problems.add(
          node.place(), "a value is missing: " + what + "=" + word + ". Write " + form(word) + ".");
      return null;
    }
    return switch (word) {
      case "nullify" -> new MaskSpec.Nullify();
      case "redact" -> new MaskSpec.Redact();
      case "hash" -> new MaskSpec.Hash(className);
      case "card" -> new MaskSpec.Card();
      case "iban" -> new MaskSpec.Iban();
      case "phone" -> new MaskSpec.Phone();
      case "email" -> new MaskSpec.Email();
      default -> {
        values.unknownWord(node.place(), what, word, ALL);
        yield null;
      }
    };
  }

  private static String form(String word) {
    return switch (word) {
      case "fixed" -> "{fixed: VALUE}";
      case "bucket" -> "{bucket: 1000}";
      case "date" -> "{date: year}";
      default -> "{partial: {keep-last: 4}}";
    };
  }

  private @Nullable MaskSpec withValue(Node.Entries entries, String what) {
    if (entries.list().size() != 1) {
      problems.add(entries.place(), "one mask is wanted: " + what + ". Write for example redact.");
      return null;
    }
    Node.Entry entry = entries.list().get(0);
    String inner = what + "." + entry.name();
    return switch (entry.name()) {
      case "fixed" -> fixed(entry.value(), inner);
      case "bucket" -> {
        long size = values.whole(entry.value(), inner, 1, Long.MAX_VALUE);
        yield size < 1 ? null : new MaskSpec.Bucket(size);
      }
      case "date" -> {
        String part = values.word(entry.value(), inner, List.of("year", "month"));
        yield part == null ? null : new MaskSpec.DatePart(part.equals("month"));
      }
      case "partial" -> partial(entry.value(), inner);
      default -> {
        String near =
            WORDS.contains(entry.name())
                ? " Write " + what + ": " + entry.name() + "."
                : Problems.didYouMean(entry.name(), WITH_VALUE);
        problems.add(
            entry.key().place(),
            "unknown mask with a value: "
                + Problems.shown(entry.name())
                + ", in "
                + what
                + "."
                + near);
        yield null;
      }
    };
  }

  private @Nullable MaskSpec fixed(Node node, String what) {
    if (node instanceof Node.Scalar scalar && !scalar.empty()) {
      String value = values.expand(scalar);
      return value == null ? null : new MaskSpec.Fixed(value);
    }
    problems.add(node.place(), "a value is missing: " + what + ". Write a text or a number.");
    return null;
  }

  private @Nullable MaskSpec partial(Node node, String what) {
    Section section = Section.of(node, what, List.of("keep-first", "keep-last"), problems);
    if (section == null) {
      return null;
    }
    Node first = section.get("keep-first");
    Node last = section.get("keep-last");
    if (first == null && last == null) {
      problems.add(node.place(), "incomplete: " + what + ". Write keep-first, keep-last or both.");
      return null;
    }
    long keepFirst = first == null ? 0 : values.whole(first, what + ".keep-first", 0, MOST_KEPT);
    long keepLast = last == null ? 0 : values.whole(last, what + ".keep-last", 0, MOST_KEPT);
    return keepFirst < 0 || keepLast < 0
        ? null
        : new MaskSpec.Partial((int) keepFirst, (int) keepLast);
  }
}
