package dev.sluice.rules.sql.lex;

import dev.sluice.rules.Dialect;

/**
 * Cuts a text into tokens as its database would. Linear in the text, no recursion, no exception:
 * what cannot be read with certainty is a {@link Tokens#problem()}.
 *
 * <p>A database's lexer is the first thing that an attacker plays with; where two readings are
 * possible (an unterminated quote, an executable comment whose version decides, a carriage return
 * inside a line comment) the text is a problem, never a guess.
 */
public final class Lexer {

  final String text;
  final LexRules rules;
  final Tokens out;
  final int length;
  int at;
  private int executable;
  private int highest;
  private int questionMarks;

  private final Operators operators;

  private Lexer(String text, LexRules rules) {
    this.text = text;
    this.rules = rules;
    this.length = text.length();
    this.out = new Tokens(text);
    this.operators = new Operators(this);
  }

  /** The tokens of a text; the last is {@link Kind#END}. */
  public static Tokens read(String text, LexRules rules) {
    Lexer lexer = new Lexer(text, rules);
    lexer.run();
    return lexer.out;
  }

  private void run() {
    Quotes quotes = new Quotes(this);
    while (at < length) {
      int before = at;
      if (!skipSpace() && !quotes.read()) {
        plain(text.charAt(at));
      }
      if (at <= before) {
        out.problem("the text cannot be read: position=" + before);
        at = before + 1;
      }
    }
    if (executable > 0) {
      out.problem("an executable comment is not closed");
    }
    out.parameters(Math.max(questionMarks, highest));
    out.add(Kind.END, length, length);
  }

  char peek(int ahead) {
    int index = at + ahead;
    return index < length ? text.charAt(index) : '\0';
  }

  // ---- space and comments

  private boolean skipSpace() {
    char c = text.charAt(at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u000B') {
      at++;
      return true;
    }
    if (c == '-' && peek(1) == '-' && dashesAreComment()) {
      lineComment();
      return true;
    }
    if (c == '#' && rules.mysql()) {
      lineComment();
      return true;
    }
    checkDoubtful(c);
    if (c == '/' && peek(1) == '/' && rules.dialect() == Dialect.H2) {
      lineComment();
      return true;
    }
    if (c == '/' && peek(1) == '*') {
      blockComment();
      return true;
    }
    if (c == '*' && peek(1) == '/' && executable > 0) {
      executable--;
      at += 2;
      return true;
    }
    return wideSpace(c);
  }

  /** What the standard does not have and databases read each in their own way. */
  private void checkDoubtful(char c) {
    if (rules.dialect() == Dialect.ANSI) {
      if (c == '#') {
        out.problem("a column by its position, or a comment: position=" + at);
      } else if (c == '/' && peek(1) == '/') {
        out.problem("a division, or a comment: position=" + at);
      } else if ((c == 'E' || c == 'e') && peek(1) == '\'' && (at == 0 || !inWord(at - 1))) {
        out.problem("a string in which a backslash may escape: position=" + at);
      }
    }
  }

  private boolean inWord(int index) {
    return Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_';
  }

  private boolean wideSpace(char c) {
    if (c > 127 && !rules.wideWords() && Character.isSpaceChar(c)) {
      out.problem("a space character outside ASCII: position=" + at);
      at++;
      return true;
    }
    return false;
  }

  private boolean dashesAreComment() {
    return !rules.mysql() || at + 2 >= length || peek(2) <= ' ';
  }

  private void lineComment() {
    int end = at;
    while (end < length) {
      char c = text.charAt(end);
      if (c == '\n') {
        break;
      }
      if (c == '\0') {
        out.problem("a NUL character: position=" + end);
      }
      if (c == '\r' && end + 1 < length && text.charAt(end + 1) != '\n') {
        if (rules.postgres()) {
          break;
        }
        out.problem("a carriage return inside a line comment: position=" + end);
      }
      end++;
    }
    at = end;
  }

  private void blockComment() {
    if (rules.mysql() && executableComment()) {
      return;
    }
    int start = at;
    int open = 0;
    int index = at;
    while (index < length) {
      char c = text.charAt(index);
      char next = index + 1 < length ? text.charAt(index + 1) : '\0';
      if (c == '/' && next == '*' && (open == 0 || nests(index))) {
        open++;
        index += 2;
      } else if (c == '*' && next == '/') {
        open--;
        index += 2;
      } else {
        index++;
      }
      if (open == 0) {
        break;
      }
    }
    at = index;
    if (open > 0) {
      out.problem("a comment is not closed: position=" + start);
    }
    checkHint(start, index);
  }

  private boolean nests(int index) {
    if (rules.dialect() == Dialect.ANSI) {
      out.problem("a comment inside a comment: position=" + index);
    }
    return rules.nestedComments();
  }

  /** The optimizer hint SET_VAR changes a session variable for one statement. */
  private void checkHint(int start, int end) {
    if (rules.mysql() && start + 2 < length && text.charAt(start + 2) == '+') {
      for (int i = start; i + 7 <= end; i++) {
        if (text.regionMatches(true, i, "SET_VAR", 0, 7)) {
          out.problem("a hint that sets a variable: position=" + start);
          return;
        }
      }
    }
  }

  /** Opens the code inside an executable comment; false if this is an ordinary comment. */
  private boolean executableComment() {
    boolean marked = peek(2) == 'M' && peek(3) == '!';
    if (peek(2) != '!' && !marked) {
      return false;
    }
    if (executable > 0) {
      out.problem("an executable comment inside another: position=" + at);
    }
    int index = at + (marked ? 4 : 3);
    int from = index;
    int version = 0;
    while (index < length && index - from < 6 && Character.isDigit(text.charAt(index))) {
      version = version * 10 + Character.digit(text.charAt(index++), 10);
    }
    boolean maria = rules.dialect() == Dialect.MARIADB;
    boolean certain = marked ? maria && version <= 100100 : version < 50700;
    if (!certain) {
      out.problem("an executable comment that depends on the server: position=" + at);
    }
    executable++;
    at = index;
    return true;
  }

  // ---- everything that is not quoted

  private void plain(char c) {
    switch (c) {
      case '(' -> single(Kind.LEFT);
      case ')' -> single(Kind.RIGHT);
      case ',' -> single(Kind.COMMA);
      case ';' -> single(Kind.SEMICOLON);
      case '?' -> questionMark();
      case '.' -> dot();
      default -> wordOrOperator(c);
    }
  }

  private void single(Kind kind) {
    out.add(kind, at, at + 1);
    at++;
  }

  private void dot() {
    if (Character.isDigit(peek(1)) && !afterName()) {
      number();
    } else {
      single(Kind.DOT);
    }
  }

  private boolean afterName() {
    int last = out.size() - 1;
    return last >= 0
        && (out.kind(last) == Kind.WORD || out.kind(last) == Kind.QUOTED)
        && out.to(last) == at;
  }

  private void questionMark() {
    if (peek(1) == '?' && rules.postgres()) {
      operator(operators.postgres());
      return;
    }
    int end = at + 1;
    while (end < length && Character.isDigit(text.charAt(end))) {
      end++;
    }
    questionMarks++;
    out.add(Kind.PARAMETER, at, end);
    at = end;
  }

  private void wordOrOperator(char c) {
    if (isAsciiDigit(c)) {
      number();
    } else if (wordStart(c)) {
      word();
    } else if (c == '$' && isAsciiDigit(peek(1))) {
      dollarParameter();
    } else if ((c == '$' || c == '@') && rules.dialect() == Dialect.SQLITE) {
      sqliteParameter();
    } else if (c == '@' && rules.variables()) {
      variable();
    } else if (c < ' ') {
      out.problem("a control character: position=" + at);
      at++;
    } else {
      operator(operators.length(c));
    }
  }

  private void dollarParameter() {
    int end = at + 1;
    int number = 0;
    while (end < length && isAsciiDigit(text.charAt(end))) {
      number = Math.min(100_000, number * 10 + (text.charAt(end) - '0'));
      end++;
    }
    highest = Math.max(highest, number);
    out.add(Kind.PARAMETER, at, end);
    at = end;
  }

  /** {@code $name}, {@code $a::b(c)} and {@code @name} are bound by name. */
  private void sqliteParameter() {
    int end = at + 1;
    while (end < length
        && (wordPart(text.charAt(end)) || (text.startsWith("::", end) && end++ > 0))) {
      end++;
    }
    if (end == at + 1) {
      operator(1);
      return;
    }
    if (end < length && text.charAt(end) == '(' && text.charAt(at) == '$') {
      int close = text.indexOf(')', end);
      end = close < 0 ? end : close + 1;
    }
    questionMarks++;
    out.add(Kind.PARAMETER, at, end);
    at = end;
  }

  private void variable() {
    int end = at;
    while (end < length && text.charAt(end) == '@') {
      end++;
    }
    if (end < length && "'\"`".indexOf(text.charAt(end)) >= 0) {
      if (!rules.mysql()) {
        out.problem("a quoted variable name: position=" + at);
      }
      out.add(Kind.VARIABLE, at, end);
      at = end;
      return;
    }
    while (end < length && (wordPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    out.add(Kind.VARIABLE, at, end);
    at = end;
  }

  private void number() {
    int end = at;
    boolean plain = true;
    if (text.charAt(at) == '0' && (peek(1) | 0x20) == 'x') {
      end += 2;
      while (end < length && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
    } else {
      end = digits(end);
      if (end < length
          && text.charAt(end) == '.'
          && !(end + 1 < length && text.charAt(end + 1) == '.')) {
        end = digits(end + 1);
        plain = false;
      }
      int whole = end;
      end = exponent(end);
      plain &= whole == end;
    }
    if (rules.mysql() && end < length && wordPart(text.charAt(end))) {
      digitWord(plain);
      return;
    }
    if (rules.dialect() == Dialect.H2 && plain && end < length && text.charAt(end) == 'L') {
      end++;
    }
    out.add(Kind.NUMBER, at, end);
    at = end;
  }

  private int digits(int from) {
    int end = from;
    while (end < length
        && (isAsciiDigit(text.charAt(end)) || (text.charAt(end) == '_' && rules.digitGroups()))) {
      end++;
    }
    return end;
  }

  private int exponent(int from) {
    if (from < length && (text.charAt(from) | 0x20) == 'e') {
      int end = from + 1;
      if (end < length && (text.charAt(end) == '+' || text.charAt(end) == '-')) {
        end++;
      }
      if (end < length && isAsciiDigit(text.charAt(end))) {
        return digits(end);
      }
    }
    return from;
  }

  /**
   * MySQL reads {@code 1a} as a name, {@code 0b01} as a number; with a point or an exponent in it
   * nobody can say.
   */
  private void digitWord(boolean plain) {
    int end = at;
    while (end < length && wordPart(text.charAt(end))) {
      end++;
    }
    if (!plain) {
      out.problem("a name that begins with a digit: position=" + at);
    }
    boolean bits = text.charAt(at) == '0' && peek(1) == 'b' && end > at + 2;
    for (int i = at + 2; i < end; i++) {
      bits &= text.charAt(i) == '0' || text.charAt(i) == '1';
    }
    out.add(bits ? Kind.NUMBER : Kind.WORD, at, Math.max(end, at + 1));
    at = Math.max(end, at + 1);
  }

  private void word() {
    int end = at + 1;
    while (end < length && wordPart(text.charAt(end))) {
      checkSurrogate(end);
      end++;
    }
    checkSurrogate(at);
    out.add(Kind.WORD, at, end);
    at = end;
  }

  /** A lone surrogate reaches the server as a question mark. */
  private void checkSurrogate(int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) {
      return;
    }
    boolean paired =
        Character.isHighSurrogate(c)
            ? index + 1 < length && Character.isLowSurrogate(text.charAt(index + 1))
            : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    if (!paired) {
      out.problem("half a surrogate pair: position=" + index);
    }
  }

  private void operator(int size) {
    out.add(Kind.OPERATOR, at, at + size);
    at += size;
  }

  static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  boolean wordStart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c > 127
        || (c == '#' && rules.hashInWord())
        || (c == '$' && rules.mysql());
  }

  boolean wordPart(char c) {
    return wordStart(c)
        ? c <= 127 || rules.wideWords() || !Character.isSpaceChar(c)
        : isAsciiDigit(c) || c == '$' || (c == '@' && rules.dialect() == Dialect.SQLSERVER);
  }
}
