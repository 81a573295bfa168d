package dev.sluice.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259), strictly; depth is bounded. Objects become maps, arrays lists,
 * numbers stay as written.
 */
final class JsonReader {

  private static final int DEEPEST = 32;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The text is not JSON, and why; the message names the column. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message);
    }
  }

  /** A number, as written. */
  record JsonNumber(String text) {}

  /** The members of an object. */
  static Map<String, @Nullable Object> object(String text) throws NotJson {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    if (reader.peek() != '{') {
      throw reader.failure("an object was expected");
    }
    Map<String, @Nullable Object> object = reader.members(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.failure("more after the object");
    }
    return object;
  }

  private Map<String, @Nullable Object> members(int depth) throws NotJson {
    at++;
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    skipSpace();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipSpace();
      String key = string();
      skipSpace();
      expect(':');
      if (members.containsKey(key)) {
        throw failure("the key \"" + key + "\" twice");
      }
      members.put(key, value(depth + 1));
      skipSpace();
      if (peek() != ',') {
        expect('}');
        return members;
      }
      at++;
    }
  }

  private List<@Nullable Object> items(int depth) throws NotJson {
    at++;
    List<@Nullable Object> items = new ArrayList<>();
    skipSpace();
    if (peek() == ']') {
      at++;
      return items;
    }
    while (true) {
      items.add(value(depth + 1));
      skipSpace();
      if (peek() != ',') {
        expect(']');
        return items;
      }
      at++;
    }
  }

  private @Nullable Object value(int depth) throws NotJson {
    if (depth > DEEPEST) {
      throw failure("nested too deeply");
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw failure("a value was expected");
    }
    at += word.length();
    return value;
  }

  private JsonNumber number() throws NotJson {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    boolean zero = peek() == '0';
    int whole = digits();
    boolean bad = whole == 0 || (zero && whole > 1);
    if (peek() == '.') {
      at++;
      bad |= digits() == 0;
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      bad |= digits() == 0;
    }
    if (bad) {
      throw failure("a value was expected");
    }
    return new JsonNumber(text.substring(start, at));
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  private String string() throws NotJson {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = peek();
      if (at >= text.length() || c < ' ') {
        throw failure("a string without end");
      }
      at++;
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws NotJson {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw failure("an unknown escape");
    };
  }

  private char hex() throws NotJson {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        throw failure("four hexadecimal digits were expected");
      }
      value = 16 * value + digit;
      at++;
    }
    return (char) value;
  }

  private void expect(char wanted) throws NotJson {
    if (peek() != wanted || at >= text.length()) {
      throw failure("\"" + wanted + "\" was expected");
    }
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private NotJson failure(String what) {
    return new NotJson(what + " at column " + (at + 1));
  }
}
