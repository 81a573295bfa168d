package dev.sluice.it.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules that say which box a method is in. The first that fits counts; none, no box. */
final class Boxes {

  /** Where a method can be. */
  enum Box {
    GUARDED("guarded"),
    MASKED("masked"),
    NO_DATA("carries no data"),
    REFUSED("refused"),
    OPEN("open, documented");

    private final String words;

    Box(String words) {
      this.words = words;
    }

    static Box of(String words) {
      for (Box each : values()) {
        if (each.words.equals(words)) {
          return each;
        }
      }
      throw new IllegalArgumentException("no such box: " + words);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One rule.
   *
   * @param number its place, from 1
   * @param products a pattern
   * @param kinds names of platform interfaces, one of which the class has; empty: any
   * @param without names of platform interfaces, none of which the class has
   * @param types a pattern for the name of the class
   * @param methods a pattern for the signature
   * @param doors what the method calls at the door, one of which is enough; empty: nothing at all
   * @param sentence why
   */
  record Rule(
      int number,
      Box box,
      Pattern products,
      Set<String> kinds,
      Set<String> without,
      Pattern types,
      Pattern methods,
      Set<String> doors,
      String sentence) {

    boolean fits(Row row) {
      return (doors.isEmpty() ? row.doors().isEmpty() : meet(doors, row.doors()))
          && (kinds.isEmpty() || meet(kinds, row.kinds()))
          && !meet(without, row.kinds())
          && methods.matcher(row.signature()).matches()
          && types.matcher(row.type()).matches()
          && products.matcher(row.product()).matches();
    }

    private static boolean meet(Set<String> some, Set<String> others) {
      return some.stream().anyMatch(others::contains);
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  private Boxes() {}

  /**
   * Reads them. A rule is five lines or fewer, {@code key: value}, and ends with an empty line; a
   * line that begins with {@code #} is a remark.
   */
  static Boxes read(Path file) throws IOException {
    Boxes boxes = new Boxes();
    Draft draft = new Draft();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        draft = boxes.end(draft);
      } else if (!line.startsWith("#")) {
        draft.add(line);
      }
    }
    boxes.end(draft);
    return boxes;
  }

  private Draft end(Draft draft) {
    if (draft.box == null) {
      return draft;
    }
    rules.add(draft.rule(rules.size() + 1));
    return new Draft();
  }

  List<Rule> rules() {
    return rules;
  }

  /** The rule that says where a method is; null if none does. */
  Rule of(Row row) {
    for (Rule rule : rules) {
      if (rule.fits(row)) {
        return rule;
      }
    }
    return null;
  }

  /** A rule in the making. */
  private static final class Draft {
    private Box box;
    private String products = ".*";
    private String kinds = "";
    private String without = "";
    private String types = ".*";
    private String methods = ".*";
    private String doors = "";
    private String sentence = "";

    void add(String line) {
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 2).strip();
      switch (line.substring(0, colon).strip()) {
        case "box" -> box = Box.of(value);
        case "product" -> products = value;
        case "kind" -> kinds = value;
        case "without" -> without = value;
        case "type" -> types = value;
        case "methods" -> methods = methods.equals(".*") ? value : methods + '|' + value;
        case "doors" -> doors = value;
        case "why" -> sentence = sentence.isEmpty() ? value : sentence + ' ' + value;
        default -> throw new IllegalArgumentException("no such key: " + line);
      }
    }

    Rule rule(int number) {
      if (sentence.isEmpty()) {
        throw new IllegalArgumentException("no sentence why: rule " + number);
      }
      return new Rule(
          number,
          box,
          Pattern.compile(products),
          words(kinds),
          words(without),
          Pattern.compile(types),
          Pattern.compile(methods),
          words(doors),
          sentence);
    }

    private static Set<String> words(String text) {
      return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(", ")));
    }
  }
}
