package dev.sluice.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words after a command: {@code --name value} pairs and plain words. Immutable. */
final class Options {

  private final Map<String, List<String>> named = new LinkedHashMap<>();
  private final List<String> plain = new ArrayList<>();

  private Options() {}

  /**
   * Reads the words.
   *
   * @param known names without dashes
   * @param usage said after what is wrong
   */
  static Options of(List<String> words, List<String> known, String usage) throws CommandFailure {
    Options options = new Options();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        options.plain.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      if (!known.contains(name)) {
        throw failure("unknown option: --" + name + ". Usage: " + usage);
      }
      if (equals < 0 && i + 1 == words.size()) {
        throw failure("value missing: --" + name + ". Usage: " + usage);
      }
      String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
      options.named.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
    return options;
  }

  List<String> plain() {
    return plain;
  }

  List<String> all(String name) {
    return named.getOrDefault(name, List.of());
  }

  /** The value of an option that is given at most once. */
  @Nullable String one(String name) throws CommandFailure {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw failure("option given twice: --" + name + ". Keep one of them.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  static CommandFailure failure(String message) {
    return new CommandFailure(ExitCode.NOTHING_DONE, message);
  }
}
