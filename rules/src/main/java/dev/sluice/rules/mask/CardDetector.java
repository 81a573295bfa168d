package dev.sluice.rules.mask;

/**
 * Payment card numbers: the issuer's prefix with a length that this issuer uses, and the Luhn check
 * digit. One number in ten passes Luhn alone, so the other two are what keeps order numbers clear.
 * Digits may stand in groups with one separator between them.
 */
final class CardDetector extends Detector {

  private static final int LEAST_DIGITS = 13;
  private static final int MOST_DIGITS = 19;

  CardDetector() {
    super("card");
  }

  @Override
  void scan(String text, Spans found) {
    char[] digits = new char[MOST_DIGITS];
    int i = 0;
    while (i < text.length()) {
      if (!Ascii.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = isFraction(text, i) ? -1 : cardEnd(text, i, digits);
      if (end > 0) {
        found.add(i, end);
      }
      i = end > 0 ? end : digitsEnd(text, i);
    }
  }

  private static boolean isFraction(String text, int start) {
    return start >= 2 && text.charAt(start - 1) == '.' && Ascii.isDigit(text.charAt(start - 2));
  }

  /** The end of the longest card number whose first group begins here; -1 if there is none. */
  private static int cardEnd(String text, int start, char[] digits) {
    int count = 0;
    int best = -1;
    int i = start;
    while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
      while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
        if (count == MOST_DIGITS) {
          return best;
        }
        digits[count++] = text.charAt(i++);
      }
      if (count >= LEAST_DIGITS && isIssued(digits, count) && passesLuhn(digits, count)) {
        best = i;
      }
      if (i < text.length() && isSeparator(text.charAt(i))) {
        i++;
      }
    }
    return best;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '\u00a0' || c == '\t';
  }

  static boolean passesLuhn(char[] digits, int count) {
    int sum = 0;
    boolean twice = false;
    for (int i = count - 1; i >= 0; i--) {
      int digit = digits[i] - '0';
      int value = twice ? 2 * digit : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  /** ISO/IEC 7812 prefixes of the large networks with their lengths. */
  private static boolean isIssued(char[] digits, int count) {
    int four = 0;
    for (int i = 0; i < 4; i++) {
      four = 10 * four + (digits[i] - '0');
    }
    int two = four / 100;
    if (two >= 40 && two <= 49) {
      return count == 13 || count == 16 || count == 19;
    } else if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return count == 16;
    } else if (two == 34 || two == 37) {
      return count == 15;
    } else if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) {
      return count >= 14;
    } else if (four >= 3528 && four <= 3589) {
      return count >= 16;
    }
    // Discover, UnionPay, Maestro.
    boolean known = two == 62 || two == 64 || two == 65 || four == 6011 || two == 50;
    return (known || (two >= 56 && two <= 58)) && count >= 16;
  }
}
