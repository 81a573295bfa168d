package dev.sluice.collector.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after a command: {@code --name VALUE}, {@code --name=VALUE}, {@code --flag} and the
 * rest. Collects what is wrong, so that it can be told at once. Not thread safe.
 */
final class Arguments {

  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Arguments(List<String> words, Set<String> options, Set<String> flags) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--") || word.equals("--")) {
        rest.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      if (flags.contains(name) && equals < 0) {
        put(name, "true");
      } else if (!options.contains(name)) {
        problems.add("Unknown option: " + word + ". Options here: " + known(options, flags));
        boolean hasValue = equals < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("--");
        i += hasValue ? 1 : 0;
      } else if (equals >= 0) {
        put(name, word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        put(name, words.get(++i));
      } else {
        problems.add("Option lacks its value: --" + name + ". Write --" + name + " VALUE.");
      }
    }
  }

  private static String known(Set<String> options, Set<String> flags) {
    List<String> all = new ArrayList<>();
    options.stream().sorted().forEach(name -> all.add("--" + name + " VALUE"));
    flags.stream().sorted().forEach(name -> all.add("--" + name));
    return String.join(", ", all) + ".";
  }

  private void put(String name, String value) {
    if (options.put(name, value) != null) {
      problems.add("Option is given twice: --" + name + ". Keep one.");
    }
  }

  @Nullable String get(String name) {
    return options.get(name);
  }

  boolean flag(String name) {
    return options.containsKey(name);
  }

  List<String> rest() {
    return rest;
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /** A whole number within bounds; the fallback if absent or wrong. */
  int number(String name, int fallback, int from, int to) {
    String text = options.get(name);
    if (text == null) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= from && value <= to) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    problem("Not a number from %d to %d: --%s=%s.".formatted(from, to, name, text));
    return fallback;
  }

  /** Ends the reading. */
  void check() throws UsageException {
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }
}
