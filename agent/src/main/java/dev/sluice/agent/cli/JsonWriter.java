package dev.sluice.agent.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object on one line (RFC 8259), keys in the order of the calls. */
final class JsonWriter {

  private final StringBuilder text = new StringBuilder();

  void beginObject() {
    separate();
    text.append('{');
  }

  void endObject() {
    text.append('}');
  }

  void beginArray(String key) {
    key(key);
    text.append('[');
  }

  void endArray() {
    text.append(']');
  }

  void string(String key, @Nullable String value) {
    key(key);
    quote(value);
  }

  void number(String key, long value) {
    key(key);
    text.append(value);
  }

  void bool(String key, boolean value) {
    key(key);
    text.append(value);
  }

  void strings(String key, Collection<String> values) {
    beginArray(key);
    for (String value : values) {
      separate();
      quote(value);
    }
    endArray();
  }

  private void key(String key) {
    separate();
    quote(key);
    text.append(':');
  }

  private void separate() {
    if (!text.isEmpty()) {
      char last = text.charAt(text.length() - 1);
      if (last != '{' && last != '[' && last != ':') {
        text.append(',');
      }
    }
  }

  private void quote(@Nullable String value) {
    if (value == null) {
      text.append("null");
      return;
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029' || isLone(value, i)) {
        escape(c);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** Half of a surrogate pair without the other half cannot be written in UTF-8. */
  private static boolean isLone(String value, int i) {
    char c = value.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }

  private void escape(char c) {
    String hex = Integer.toHexString(c);
    text.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
