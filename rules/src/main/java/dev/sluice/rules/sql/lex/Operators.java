package dev.sluice.rules.sql.lex;

/** How long the operator is that stands at the lexer's place. */
final class Operators {

  private static final String POSTGRES = "+-*/<>=~!@#%^&|`";

  private final Lexer lexer;
  private final String text;

  /** Where a run of operator characters ends that is cut into several, so that it is read once. */
  private int plainRunEnd;

  /** Where the last character in it stands that is no sign. */
  private int plainRunLast;

  Operators(Lexer lexer) {
    this.lexer = lexer;
    this.text = lexer.text;
  }

  int length(char first) {
    if (lexer.rules.postgres() && POSTGRES.indexOf(first) >= 0) {
      return postgres();
    }
    char next = lexer.peek(1);
    if (first == '-' && next == '>') {
      return lexer.peek(2) == '>' ? 3 : 2;
    }
    if (first == '<' && next == '=' && lexer.peek(2) == '>') {
      return 3;
    }
    return Names.isPair(first, next) ? 2 : 1;
  }

  /**
   * The longest run, cut before a comment, and before signs at its end if nothing in it allows
   * them.
   */
  int postgres() {
    int at = lexer.at;
    if (at < plainRunEnd) {
      return plain(at);
    }
    int end = at;
    boolean special = false;
    while (end < lexer.length) {
      char c = text.charAt(end);
      boolean escaped = c == '?' && end + 1 < lexer.length && text.charAt(end + 1) == '?';
      if ((!escaped && POSTGRES.indexOf(c) < 0) || startsComment(end)) {
        break;
      }
      special |= "~!@#%^&|`?".indexOf(c) >= 0;
      end += escaped ? 2 : 1;
    }
    if (special || end <= at + 1) {
      return Math.max(1, end - at);
    }
    plainRunEnd = end;
    plainRunLast = end - 1;
    while (plainRunLast > at && "+-".indexOf(text.charAt(plainRunLast)) >= 0) {
      plainRunLast--;
    }
    return plain(at);
  }

  private int plain(int at) {
    return Math.max(1, plainRunLast + 1 - at);
  }

  private boolean startsComment(int index) {
    if (index + 1 >= lexer.length) {
      return false;
    }
    char c = text.charAt(index);
    char next = text.charAt(index + 1);
    return (c == '-' && next == '-') || (c == '/' && next == '*');
  }
}
