package dev.sluice.rules.sql.lex;

/** What a backslash and the characters behind it stand for in PostgreSQL's escape strings. */
final class Escapes {

  /** Stands for a byte above ASCII: which character it is part of depends on the encoding. */
  static final char BYTE = '\uFFFD';

  private static final String LETTERS = "bfnrtv";
  private static final String MEANT = "\b\f\n\r\t\u000B";

  private Escapes() {}

  /**
   * Appends what an escape stands for.
   *
   * @param backslash where it begins
   * @return where it ends
   */
  static int read(String text, int backslash, StringBuilder value) {
    int at = backslash + 1;
    if (at >= text.length()) {
      return at;
    }
    char c = text.charAt(at);
    int letter = LETTERS.indexOf(c);
    if (letter >= 0) {
      value.append(MEANT.charAt(letter));
      return at + 1;
    }
    return switch (c) {
      case 'x' -> number(text, at + 1, 2, 16, value);
      case 'u' -> number(text, at + 1, 4, 16, value);
      case 'U' -> number(text, at + 1, 8, 16, value);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(text, at, 3, 8, value);
      default -> {
        value.append(c);
        yield at + 1;
      }
    };
  }

  private static int number(String text, int from, int most, int radix, StringBuilder value) {
    int end = from;
    long number = 0;
    while (end < text.length()
        && end < from + most
        && Character.digit(text.charAt(end), radix) >= 0) {
      number = number * radix + Character.digit(text.charAt(end++), radix);
    }
    boolean point = most > 3;
    if (end == from) {
      value.append(text.charAt(from - 1));
    } else if (point && number <= Character.MAX_CODE_POINT) {
      value.appendCodePoint((int) number);
    } else {
      value.append(number > 0 && number < 128 ? (char) number : BYTE);
    }
    return end;
  }
}
