package dev.sluice.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's argument text, cut into keys and values: {@code key=value,key=value}. A comma ends a
 * value only where {@code name=} follows, so that a path with commas and spaces needs no care; a
 * value in double quotes may hold that too. Immutable.
 */
public final class Arguments {

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Arguments(String text) {
    int at = 0;
    while (at < text.length()) {
      if (isSpace(text.charAt(at)) || text.charAt(at) == ',') {
        at++;
      } else {
        at = pair(text, at);
      }
    }
  }

  /** Reads an argument text. */
  public static Arguments parse(String text) {
    return new Arguments(text);
  }

  /** The value of a key; null if it is not there. */
  public @Nullable String get(String key) {
    return values.get(key);
  }

  /** All keys and values, in order. */
  public Map<String, String> all() {
    return new LinkedHashMap<>(values);
  }

  /** What could not be read. */
  List<String> problems() {
    return new ArrayList<>(problems);
  }

  private int pair(String text, int start) {
    int equals = nameEnd(text, start);
    if (equals < 0) {
      int end = text.indexOf(',', start);
      end = end < 0 ? text.length() : end;
      problems.add(
          "not key=value: argument=" + text.substring(start, end) + ". Write key=value pairs.");
      return end;
    }
    String name = text.substring(start, equals);
    int from = equals + 1;
    boolean quoted = from < text.length() && text.charAt(from) == '"';
    int close = quoted ? text.indexOf('"', from + 1) : -1;
    int end = close > 0 ? close : valueEnd(text, from);
    String value = close > 0 ? text.substring(from + 1, close) : text.substring(from, end);
    if (values.put(name, value.trim()) != null) {
      problems.add("given twice: " + name + ". Remove one.");
    }
    return close > 0 ? close + 1 : end;
  }

  private static int valueEnd(String text, int from) {
    int comma = text.indexOf(',', from);
    while (comma >= 0) {
      int next = comma + 1;
      while (next < text.length() && isSpace(text.charAt(next))) {
        next++;
      }
      if (next >= text.length() || nameEnd(text, next) >= 0) {
        return comma;
      }
      comma = text.indexOf(',', comma + 1);
    }
    return text.length();
  }

  /** Where the {@code =} of a name that begins here stands; -1 if none begins. */
  private static int nameEnd(String text, int start) {
    int at = start;
    while (at < text.length() && isNameLetter(text.charAt(at))) {
      at++;
    }
    return at > start && at < text.length() && text.charAt(at) == '=' ? at : -1;
  }

  private static boolean isNameLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '-';
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
  }
}
