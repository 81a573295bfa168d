package dev.sluice.bootstrap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people, models and tools say to each other, as a text of bounded length and at bounded cost.
 * Never throws: what cannot be read is null. Safe for any number of threads.
 */
public final class Words {

  /** Longest text that is kept of a request, or of a tool's arguments. */
  static final int MAX_LENGTH = 2_000;

  /** How deep values are followed; foreign ones may contain themselves. */
  private static final int MAX_DEPTH = 8;

  private Words() {}

  /** A text, or a map or list of values; null if there is nothing to tell. */
  public static @Nullable String of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      StringBuilder text = new StringBuilder();
      if (value instanceof CharSequence said) {
        append(text, said);
      } else {
        append(text, value, 0);
      }
      return text.length() == 0 ? null : text.toString();
    } catch (Throwable unreadable) {
      // Foreign collections are not ours to trust.
      return null;
    }
  }

  /**
   * The text of a message: that of {@code accessor}, else those of the parts that {@code contents}
   * lists, by their {@code text}.
   */
  public static @Nullable String ofMessage(@Nullable Object message, String accessor) {
    Object direct = ForeignValue.of(message, accessor);
    if (direct instanceof CharSequence) {
      return of(direct);
    }
    Object parts = ForeignValue.of(message, "contents");
    if (!(parts instanceof Iterable<?> all)) {
      return null;
    }
    try {
      StringBuilder text = new StringBuilder();
      for (Object part : all) {
        Object said = ForeignValue.of(part, "text");
        if (said instanceof CharSequence words && text.length() < MAX_LENGTH) {
          append(text.append(text.length() == 0 ? "" : " "), words);
        }
      }
      return text.length() == 0 ? null : text.toString();
    } catch (Throwable unreadable) {
      // As above.
      return null;
    }
  }

  private static void append(StringBuilder text, CharSequence said) {
    int room = Math.max(0, MAX_LENGTH - text.length());
    text.append(said, 0, Math.min(said.length(), room));
  }

  private static void append(StringBuilder text, @Nullable Object value, int depth) {
    if (text.length() >= MAX_LENGTH || depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof CharSequence said) {
      append(text.append('"'), said);
      text.append('"');
    } else if (value instanceof Map<?, ?> map) {
      map(text, map, depth);
    } else if (value instanceof Iterable<?> list) {
      list(text, list, depth);
    } else {
      append(text, String.valueOf(ForeignValue.text(value)));
    }
  }

  private static void map(StringBuilder text, Map<?, ?> map, int depth) {
    text.append('{');
    String between = "";
    for (Map.Entry<?, ?> each : map.entrySet()) {
      if (text.length() >= MAX_LENGTH) {
        return;
      }
      append(text.append(between), each.getKey(), depth + 1);
      append(text.append(':'), each.getValue(), depth + 1);
      between = ",";
    }
    text.append('}');
  }

  private static void list(StringBuilder text, Iterable<?> list, int depth) {
    text.append('[');
    String between = "";
    for (Object each : list) {
      if (text.length() >= MAX_LENGTH) {
        return;
      }
      append(text.append(between), each, depth + 1);
      between = ",";
    }
    text.append(']');
  }
}
