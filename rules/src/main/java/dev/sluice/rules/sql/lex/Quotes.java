package dev.sluice.rules.sql.lex;

import dev.sluice.rules.Dialect;
import org.jspecify.annotations.Nullable;

/** Everything in quotes: strings of every kind, quoted identifiers, dollar quotes. */
final class Quotes {

  private final Lexer lexer;
  private final String text;
  private final LexRules rules;

  Quotes(Lexer lexer) {
    this.lexer = lexer;
    this.text = lexer.text;
    this.rules = lexer.rules;
  }

  /** Reads one quoted token; false if there is none at this place. */
  boolean read() {
    char c = text.charAt(lexer.at);
    return switch (c) {
      case '\'' -> string(lexer.at, lexer.at, rules.backslash());
      case '"' -> doubleQuoted();
      case '`' -> rules.backtick() && identifier(lexer.at, false);
      case '[' -> rules.brackets() && bracket();
      case '$' -> dollar();
      default -> prefixed(c);
    };
  }

  private boolean doubleQuoted() {
    if (rules.mysql() && !rules.modeKnown()) {
      lexer.out.problem("double quotes while the session's mode is not known");
    }
    if (rules.doubleQuotesAreStrings()) {
      return string(lexer.at, lexer.at, rules.backslash());
    }
    return identifier(lexer.at, false);
  }

  /** {@code E'' N'' B'' X'' U&'' U&"" q'[]'}. */
  private boolean prefixed(char c) {
    char next = lexer.peek(1);
    int at = lexer.at;
    switch (c) {
      case 'e', 'E' -> {
        return next == '\'' && rules.postgres() && string(at, at + 1, true);
      }
      case 'n', 'N' -> {
        if (rules.dialect() == Dialect.ORACLE && (next | 0x20) == 'q' && lexer.peek(2) == '\'') {
          return qQuote(at, at + 2);
        }
        return next == '\'' && string(at, at + 1, rules.backslash());
      }
      case 'b', 'B', 'x', 'X' -> {
        return next == '\'' && string(at, at + 1, false);
      }
      case 'q', 'Q' -> {
        return next == '\'' && rules.dialect() == Dialect.ORACLE && qQuote(at, at + 1);
      }
      case 'u', 'U' -> {
        return next == '&' && rules.unicodeQuotes() && unicode(at);
      }
      default -> {
        return false;
      }
    }
  }

  private boolean unicode(int at) {
    char quote = lexer.peek(2);
    if (quote == '\'') {
      return rules.postgres() ? unicodeString(at) : string(at, at + 2, false);
    }
    return quote == '"' && identifier(at, true);
  }

  /** A string with {@code \\0061} in it, UESCAPE behind it and further pieces included. */
  private boolean unicodeString(int start) {
    StringBuilder value = new StringBuilder();
    int end = segment(start + 2, false, value);
    int next = end < 0 ? end : continuation(end, true);
    while (end >= 0 && next < 0 && ~next < lexer.length) {
      end = segment(~next, false, value);
      next = end < 0 ? 0 : continuation(end, true);
    }
    if (end < 0) {
      lexer.out.problem("a string is not closed: position=" + start);
      end = lexer.length;
    }
    UnicodeName decoded = UnicodeName.read(text, end, value.toString());
    if (decoded.problem()) {
      lexer.out.problem("an escaped string that cannot be read: position=" + start);
    }
    lexer.out.add(Kind.STRING, start, decoded.end(), decoded.name());
    lexer.at = decoded.end();
    return true;
  }

  /**
   * A string.
   *
   * @param start where the token starts, its prefix included
   * @param open where its quote stands
   */
  private boolean string(int start, int open, boolean backslash) {
    int index = segment(open, backslash, null);
    boolean goesOn = index >= 0 && continuation(index, backslash && start != open) < 0;
    if (index >= 0 && !goesOn && !escaped) {
      lexer.out.add(Kind.STRING, start, index);
      lexer.at = index;
      return true;
    }
    StringBuilder value = new StringBuilder();
    index = open;
    do {
      index = segment(index, backslash, value);
    } while (index >= 0
        && (index = continuation(index, backslash && start != open)) < 0
        && (index = ~index) < lexer.length);
    if (index < 0) {
      lexer.out.problem("a string is not closed: position=" + start);
      index = lexer.length;
    }
    lexer.out.add(Kind.STRING, start, index, value.toString());
    lexer.at = index;
    return true;
  }

  /** Set by {@link #segment}: true if its value is not just what stands between the quotes. */
  private boolean escaped;

  /** One quoted run from its quote on; the index behind its end, or -1 when it has none. */
  private int segment(int open, boolean backslash, @Nullable StringBuilder value) {
    char quote = text.charAt(open);
    boolean modeCounts = dependsOnMode(backslash);
    int index = open + 1;
    escaped = false;
    while (index < lexer.length) {
      char c = text.charAt(index);
      if (c == quote) {
        if (index + 1 >= lexer.length || text.charAt(index + 1) != quote) {
          return index + 1;
        }
        append(value, quote);
        index += 2;
      } else if (c == '\\' && backslash) {
        problemIf(modeCounts);
        index = escape(value, index);
      } else {
        problemIf(c == '\\' && modeCounts);
        if (value != null) {
          value.append(c);
        }
        index++;
      }
    }
    escaped = true;
    return -1;
  }

  private void problemIf(boolean backslash) {
    if (backslash) {
      lexer.out.problem("a backslash while the session's mode is not known");
    }
  }

  private void append(@Nullable StringBuilder value, char c) {
    escaped = true;
    if (value != null) {
      value.append(c);
    }
  }

  /** Takes an escape; returns where it ends. */
  private int escape(@Nullable StringBuilder value, int index) {
    escaped = true;
    if (value == null || index + 1 >= lexer.length) {
      return index + 2;
    }
    if (rules.postgres()) {
      return Escapes.read(text, index, value);
    }
    char c = text.charAt(index + 1);
    value.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
    return index + 2;
  }

  private boolean dependsOnMode(boolean backslash) {
    return !rules.modeKnown()
        && (rules.mysql() || rules.postgres())
        && backslash == rules.backslash();
  }

  /**
   * PostgreSQL goes on with an E-string behind white space that holds a line end, still in escape
   * mode. Returns the index unchanged, or the complement of where the next quote stands.
   */
  private int continuation(int end, boolean escapes) {
    if (!escapes || !rules.postgres()) {
      return end;
    }
    boolean line = false;
    int index = end;
    while (index < lexer.length) {
      char c = text.charAt(index);
      if (c == '\n' || c == '\r') {
        line = true;
      } else if (c == '-' && index + 1 < lexer.length && text.charAt(index + 1) == '-') {
        index = lineEnd(index) - 1;
      } else if (c == '\'' && line) {
        return ~index;
      } else if (c != ' ' && c != '\t' && c != '\f' && c != '\u000B') {
        return end;
      }
      index++;
    }
    return end;
  }

  private int lineEnd(int from) {
    int index = from;
    while (index < lexer.length && text.charAt(index) != '\n' && text.charAt(index) != '\r') {
      index++;
    }
    return index;
  }

  private boolean identifier(int start, boolean unicode) {
    int open = unicode ? start + 2 : start;
    int end = segment(open, false, null);
    if (end >= 0 && !escaped && !unicode && end - start > 2) {
      lexer.out.add(Kind.QUOTED, start, end);
      lexer.at = end;
      return true;
    }
    StringBuilder value = new StringBuilder();
    end = segment(open, false, value);
    if (end < 0) {
      lexer.out.problem("a quoted name is not closed: position=" + start);
      end = lexer.length;
    }
    if (value.length() == 0 && rules.dialect() != Dialect.SQLITE) {
      lexer.out.problem("an empty name: position=" + start);
    }
    String name = value.toString();
    if (unicode) {
      UnicodeName decoded = UnicodeName.read(text, end, name);
      if (decoded.problem()) {
        lexer.out.problem("an escaped name that cannot be read: position=" + start);
      }
      name = decoded.name();
      end = decoded.end();
    }
    lexer.out.add(Kind.QUOTED, start, end, name);
    lexer.at = end;
    return true;
  }

  private boolean bracket() {
    int start = lexer.at;
    StringBuilder value = new StringBuilder();
    boolean doubled = rules.dialect() == Dialect.SQLSERVER;
    int index = start + 1;
    while (index < lexer.length) {
      char c = text.charAt(index++);
      if (c != ']') {
        value.append(c);
      } else if (doubled && index < lexer.length && text.charAt(index) == ']') {
        value.append(']');
        index++;
      } else {
        lexer.out.add(Kind.QUOTED, start, index, value.toString());
        lexer.at = index;
        return true;
      }
    }
    lexer.out.problem("a quoted name is not closed: position=" + start);
    lexer.out.add(Kind.QUOTED, start, lexer.length, value.toString());
    lexer.at = lexer.length;
    return true;
  }

  private boolean dollar() {
    int start = lexer.at;
    int tagEnd = start + 1;
    if (rules.postgres()) {
      while (tagEnd < lexer.length && tagPart(tagEnd, start)) {
        tagEnd++;
      }
    } else if (rules.dialect() != Dialect.H2) {
      return false;
    }
    if (tagEnd >= lexer.length || text.charAt(tagEnd) != '$') {
      return false;
    }
    String tag = text.substring(start, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    int end = close < 0 ? lexer.length : close + tag.length();
    if (close < 0) {
      lexer.out.problem("a dollar quote is not closed: position=" + start);
    }
    String body = text.substring(tagEnd + 1, close < 0 ? lexer.length : close);
    lexer.out.add(Kind.STRING, start, end, body);
    lexer.at = end;
    return true;
  }

  private boolean tagPart(int index, int start) {
    char c = text.charAt(index);
    boolean digit = Lexer.isAsciiDigit(c);
    return c != '$' && (digit ? index > start + 1 : lexer.wordStart(c));
  }

  private boolean qQuote(int start, int open) {
    if (open + 1 >= lexer.length) {
      return false;
    }
    char begin = text.charAt(open + 1);
    int pair = "[{(<".indexOf(begin);
    char close = pair < 0 ? begin : "]})>".charAt(pair);
    int end = text.indexOf(close + "'", open + 2);
    if (end < 0) {
      lexer.out.problem("a string is not closed: position=" + start);
      lexer.out.add(Kind.STRING, start, lexer.length, "");
      lexer.at = lexer.length;
      return true;
    }
    lexer.out.add(Kind.STRING, start, end + 2, text.substring(open + 2, end));
    lexer.at = end + 2;
    return true;
  }
}
