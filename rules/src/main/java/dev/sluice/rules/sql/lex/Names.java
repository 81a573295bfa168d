package dev.sluice.rules.sql.lex;

import dev.sluice.rules.Dialect;
import java.util.Locale;

/** Spelling of words and operators: upper case for keywords, each database's folding for names. */
public final class Names {

  private static final String[] PAIRS = {
    "<=", ">=", "<>", "!=", "||", "&&", "::", ":=", "=>", "<<", ">>", "**", "^=", "==", "~=", "!<",
    "!>", "*=", "!~"
  };
  private static final String SINGLES = "+-*/<>=~!@#%^&|`:[]{}\\";
  private static final String[] SINGLE = new String[128];

  static {
    for (int i = 0; i < SINGLES.length(); i++) {
      SINGLE[SINGLES.charAt(i)] = SINGLES.substring(i, i + 1);
    }
  }

  private Names() {}

  static boolean isPair(char first, char second) {
    for (String pair : PAIRS) {
      if (pair.charAt(0) == first && pair.charAt(1) == second) {
        return true;
      }
    }
    return false;
  }

  static String operator(String text, int at, int size) {
    if (size == 1) {
      char c = text.charAt(at);
      String known = c < 128 ? SINGLE[c] : null;
      if (known != null) {
        return known;
      }
    }
    return text.substring(at, at + size);
  }

  /** An identifier as the database spells it; what is not case-sensitive becomes lower case. */
  public static String fold(String name, boolean quoted, Dialect dialect) {
    return switch (dialect.folding()) {
      case INSENSITIVE -> name.toLowerCase(Locale.ROOT);
      case LOWER -> quoted ? name : lowerAscii(name);
      case UPPER -> quoted ? name : name.toUpperCase(Locale.ROOT);
    };
  }

  /** PostgreSQL folds ASCII only, in every multi-byte encoding. */
  private static String lowerAscii(String name) {
    char[] chars = name.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }
}
