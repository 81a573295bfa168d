package dev.sluice.rules.sql.lex;

/**
 * A {@code U&"..."} identifier with its escapes undone.
 *
 * @param name the name
 * @param end where it ends in the text, a UESCAPE clause included
 * @param problem true if an escape cannot be read
 */
record UnicodeName(String name, int end, boolean problem) {

  static UnicodeName read(String text, int end, String raw) {
    int index = skipSpace(text, end);
    if (!text.regionMatches(true, index, "UESCAPE", 0, 7)) {
      boolean comment = text.startsWith("--", index) || text.startsWith("/*", index);
      return decode(raw, '\\', end, comment);
    }
    index = skipSpace(text, index + 7);
    if (index + 2 >= text.length()
        || text.charAt(index) != '\''
        || text.charAt(index + 2) != '\'') {
      return new UnicodeName(raw, end, true);
    }
    return decode(raw, text.charAt(index + 1), index + 3, false);
  }

  private static int skipSpace(String text, int from) {
    int index = from;
    while (index < text.length() && text.charAt(index) <= ' ') {
      index++;
    }
    return index;
  }

  private static UnicodeName decode(String raw, char escape, int end, boolean doubtful) {
    StringBuilder name = new StringBuilder();
    int index = 0;
    boolean problem = doubtful;
    while (index < raw.length()) {
      char c = raw.charAt(index++);
      if (c != escape) {
        name.append(c);
        continue;
      }
      if (index < raw.length() && raw.charAt(index) == escape) {
        name.append(escape);
        index++;
        continue;
      }
      boolean wide = index < raw.length() && raw.charAt(index) == '+';
      int from = wide ? index + 1 : index;
      int to = from + (wide ? 6 : 4);
      int point = to <= raw.length() ? hex(raw, from, to) : -1;
      if (point < 0 || point > Character.MAX_CODE_POINT) {
        problem = true;
        break;
      }
      name.appendCodePoint(point);
      index = to;
    }
    return new UnicodeName(name.toString(), end, problem);
  }

  private static int hex(String raw, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
