package dev.sluice.it.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a psql script as psql does: statements, meta-commands, variables, rows of COPY. Knows
 * nothing of the lexer that is judged. One thread.
 */
final class PsqlReader {

  /** A piece of a script, beginning at a line counted from 1. */
  sealed interface Piece {
    int line();
  }

  /**
   * Something for the server.
   *
   * @param text without the semicolon that ends it
   * @param sender the meta-command that sends it, empty for a semicolon
   */
  record Statement(String text, int line, String sender) implements Piece {}

  /** A meta-command with its arguments, variables replaced. */
  record Meta(String name, List<String> arguments, int line) implements Piece {}

  private static final List<String> SENDERS =
      List.of(
          "g",
          "gx",
          "gset",
          "gexec",
          "gdesc",
          "crosstabview",
          "watch",
          "bind",
          "parse",
          "sendpipeline");

  private final String text;
  private final Map<String, String> variables;
  private final StringBuilder buffer = new StringBuilder();
  private int at;
  private int line = 1;
  private int firstLine = 1;
  private int parentheses;
  private int blocks;
  private final StringBuilder words = new StringBuilder();

  /** Variables are looked up when they are met: the map may change between two pieces. */
  PsqlReader(String text, Map<String, String> variables) {
    this.text = text;
    this.variables = variables;
  }

  /** The next piece; null at the end. A statement that nothing ends is not sent. */
  Piece next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && peek(1) == ';') {
        buffer.append(';');
        at += 2;
      } else if (c == '\\') {
        Piece piece = backslash();
        if (piece != null) {
          return piece;
        }
      } else if (c == ';' && parentheses == 0 && blocks == 0) {
        at++;
        if (!buffer.toString().isBlank()) {
          return statement("");
        }
        clear();
      } else {
        token(c);
      }
    }
    return null;
  }

  /** The rows behind COPY … FROM STDIN, up to the line with a backslash and a point. */
  String rows() {
    int from = text.indexOf('\n', at) + 1;
    StringBuilder rows = new StringBuilder();
    while (from > 0 && from < text.length()) {
      int end = text.indexOf('\n', from);
      String row = text.substring(from, end < 0 ? text.length() : end);
      line++;
      from = end < 0 ? text.length() : end + 1;
      if (row.equals("\\.")) {
        break;
      }
      rows.append(row).append('\n');
    }
    at = Math.max(at, from - 1);
    return rows.toString();
  }

  private Statement statement(String sender) {
    Statement statement = new Statement(buffer.toString(), firstLine, sender);
    clear();
    return statement;
  }

  private void clear() {
    buffer.setLength(0);
    words.setLength(0);
    parentheses = 0;
    blocks = 0;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void take(int size) {
    for (int i = 0; i < size && at < text.length(); i++) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      buffer.append(c);
    }
  }

  // ---- tokens

  private void token(char c) {
    if (buffer.length() == 0) {
      if (Character.isWhitespace(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
        return;
      }
      firstLine = line;
    }
    if (c == '-' && peek(1) == '-') {
      int end = text.indexOf('\n', at);
      take((end < 0 ? text.length() : end) - at);
    } else if (c == '/' && peek(1) == '*') {
      comment();
    } else if (c == '\'' || c == '"') {
      take(quoted(at, c, c == '\'' && escapes()));
    } else if (c == '$') {
      dollar();
    } else if (c == ':') {
      colon();
    } else if (Character.isJavaIdentifierStart(c)) {
      word();
    } else {
      parentheses += c == '(' ? 1 : c == ')' && parentheses > 0 ? -1 : 0;
      take(1);
    }
  }

  private void comment() {
    int depth = 0;
    int index = at;
    do {
      if (text.startsWith("/*", index)) {
        depth++;
        index += 2;
      } else if (text.startsWith("*/", index)) {
        depth--;
        index += 2;
      } else {
        index++;
      }
    } while (depth > 0 && index < text.length());
    take(index - at);
  }

  /** Whether a quote here opens a string with escapes. */
  private boolean escapes() {
    int last = buffer.length() - 1;
    boolean prefixed =
        last >= 0
            && (buffer.charAt(last) | 0x20) == 'e'
            && (last == 0 || !Character.isJavaIdentifierPart(buffer.charAt(last - 1)));
    return prefixed || "off".equals(variables.get("standard_conforming_strings"));
  }

  /** Length of the quoted thing that starts at an index. */
  private int quoted(int start, char quote, boolean escapes) {
    int index = start + 1;
    while (index < text.length()) {
      char c = text.charAt(index);
      if (c == '\\' && escapes) {
        index += 2;
      } else if (c == quote && index + 1 < text.length() && text.charAt(index + 1) == quote) {
        index += 2;
      } else if (c == quote) {
        return index + 1 - start;
      } else {
        index++;
      }
    }
    return text.length() - start;
  }

  private void dollar() {
    int end = at + 1;
    while (end < text.length()
        && Character.isJavaIdentifierPart(text.charAt(end))
        && text.charAt(end) != '$') {
      end++;
    }
    boolean number = Character.isDigit(peek(1));
    if (number || end >= text.length() || text.charAt(end) != '$') {
      take(1);
      return;
    }
    String tag = text.substring(at, end + 1);
    int close = text.indexOf(tag, end + 1);
    take((close < 0 ? text.length() : close + tag.length()) - at);
  }

  /** {@code :name :'name' :"name"}, if there is such a variable. */
  private void colon() {
    if (peek(1) == ':') {
      take(2);
      return;
    }
    int size = variable(at);
    if (size == 0) {
      take(1);
      return;
    }
    buffer.append(value(at, size));
    at += size;
  }

  private int variable(int start) {
    if (text.startsWith(":{?", start)) {
      return text.indexOf('}', start) + 1 - start;
    }
    char quote = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    boolean quoted = quote == '\'' || quote == '"';
    int from = start + (quoted ? 2 : 1);
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end == from || !variables.containsKey(text.substring(from, end))) {
      return 0;
    }
    if (!quoted) {
      return end - start;
    }
    return end < text.length() && text.charAt(end) == quote ? end + 1 - start : 0;
  }

  private String value(int start, int size) {
    if (text.startsWith(":{?", start)) {
      return String.valueOf(variables.containsKey(text.substring(start + 3, start + size - 1)));
    }
    char quote = text.charAt(start + 1);
    boolean quoted = quote == '\'' || quote == '"';
    String name = text.substring(start + (quoted ? 2 : 1), start + size - (quoted ? 1 : 0));
    String value = variables.getOrDefault(name, "");
    return quoted ? quote + value.replace("" + quote, "" + quote + quote) + quote : value;
  }

  /** A word; psql counts BEGIN and END in the bodies of functions, whose semicolons end nothing. */
  private void word() {
    int end = at + 1;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end).toLowerCase(Locale.ROOT);
    take(end - at);
    if (words.length() < 4) {
      boolean told = List.of("create", "function", "procedure", "or", "replace").contains(word);
      words.append(told ? word.charAt(0) : '?');
    }
    boolean routine = words.toString().matches("c(f|p|or(f|p)).*");
    if (!routine || parentheses > 0) {
      return;
    }
    if (word.equals("begin") || (word.equals("case") && blocks > 0)) {
      blocks++;
    } else if (word.equals("end") && blocks > 0) {
      blocks--;
    }
  }

  // ---- meta-commands

  private Piece backslash() {
    int startLine = line;
    int end = at + 1;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '\\') {
      end++;
    }
    String name = text.substring(at + 1, end);
    at = end;
    List<String> arguments = arguments();
    boolean sends = SENDERS.contains(name) || name.startsWith("g ");
    if (name.equals("r") || name.equals("reset")) {
      clear();
    }
    if (sends && !buffer.toString().isBlank() && !name.equals("bind")) {
      Statement statement = statement(name + " " + String.join(" ", arguments));
      return statement;
    }
    return new Meta(name, arguments, startLine);
  }

  /** Up to the end of the line or the next backslash. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean inside = false;
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == '\\') {
        at += peek(1) == '\\' ? 2 : 0;
        break;
      }
      if (Character.isWhitespace(c)) {
        if (inside) {
          arguments.add(part.toString());
          part.setLength(0);
          inside = false;
        }
        at++;
        continue;
      }
      inside = true;
      part.append(argument(c));
    }
    if (inside) {
      arguments.add(part.toString());
    }
    return arguments;
  }

  private String argument(char c) {
    if (c == '\'' || c == '"') {
      int size = quoted(at, c, c == '\'');
      String inner = text.substring(at + 1, Math.max(at + 1, at + size - 1));
      at += size;
      return c == '"' ? inner : inner.replace("''", "'").replace("\\n", "\n");
    }
    int size = c == ':' ? variable(at) : 0;
    if (size > 0) {
      String value = value(at, size);
      at += size;
      return value;
    }
    at++;
    return String.valueOf(c);
  }
}
