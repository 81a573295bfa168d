package dev.sluice.rules.mask;

/**
 * Masks that keep a part of a text. What does not have the expected form is redacted: a part of
 * something unknown is not a part that was allowed.
 */
final class TextMask {

  private static final char STAR = '*';
  private static final int LONGEST_RUN = 64;
  private static final int LEAST_CARD_DIGITS = 12;
  private static final int MOST_CARD_DIGITS = 19;
  private static final int KEPT_CARD_DIGITS = 4;
  private static final int LEAST_PHONE_DIGITS = 7;
  private static final int MOST_PHONE_DIGITS = 17;
  private static final int KEPT_PHONE_DIGITS = 2;
  private static final int LEAST_IBAN = 15;
  private static final int MOST_IBAN = 34;
  private static final int LEAST_NAMED_LENGTH = 3;
  private static final int LONGEST_TOP_LEVEL = 6;
  private static final String HIDDEN = "***";

  private TextMask() {}

  /**
   * Keeps code points at the ends. At least half of the text is hidden, or all of it: four
   * characters with {@code keep-last: 4} would be no mask.
   */
  static String partial(String text, int keepFirst, int keepLast) {
    int length = text.codePointCount(0, text.length());
    long kept = (long) keepFirst + keepLast;
    if (kept * 2 > length) {
      return stars(Math.max(length, 1));
    }
    int from = text.offsetByCodePoints(0, keepFirst);
    int to = text.offsetByCodePoints(text.length(), -keepLast);
    return text.substring(0, from) + stars((int) (length - kept)) + text.substring(to);
  }

  static String card(String text) {
    int digits = digitsAmong(text, " -");
    if (digits < LEAST_CARD_DIGITS || digits > MOST_CARD_DIGITS) {
      return Masker.REDACTED;
    }
    return hideDigits(text, digits - KEPT_CARD_DIGITS);
  }

  static String phone(String text) {
    int digits = digitsAmong(text, " -().+/");
    if (digits < LEAST_PHONE_DIGITS || digits > MOST_PHONE_DIGITS) {
      return Masker.REDACTED;
    }
    return hideDigits(text, digits - KEPT_PHONE_DIGITS);
  }

  static String iban(String text) {
    StringBuilder compact = new StringBuilder(MOST_IBAN);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isAlphanumeric(c) && compact.length() < MOST_IBAN) {
        compact.append(c);
      } else if (c != ' ') {
        return Masker.REDACTED;
      }
    }
    int length = compact.length();
    if (length < LEAST_IBAN || !Ascii.isLetter(compact.charAt(0)) || !countryIsWhole(compact)) {
      return Masker.REDACTED;
    }
    return compact.substring(0, 2) + stars(length - 6) + compact.substring(length - 4);
  }

  private static boolean countryIsWhole(StringBuilder compact) {
    return Ascii.isLetter(compact.charAt(1))
        && Ascii.isDigit(compact.charAt(2))
        && Ascii.isDigit(compact.charAt(3));
  }

  /** {@code a***@e***.com}; parts too short to hide anything lose their first letter too. */
  static String email(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
      return Masker.REDACTED;
    }
    int dot = text.lastIndexOf('.');
    String domain = dot > at ? text.substring(at + 1, dot) : text.substring(at + 1);
    String top = dot > at ? text.substring(dot) : "";
    boolean plainTop = top.length() <= LONGEST_TOP_LEVEL + 1;
    for (int i = 1; i < top.length(); i++) {
      plainTop &= Ascii.isLetter(top.charAt(i));
    }
    return firstOf(text.substring(0, at)) + '@' + firstOf(domain) + (plainTop ? top : "." + HIDDEN);
  }

  private static String firstOf(String part) {
    if (part.codePointCount(0, part.length()) < LEAST_NAMED_LENGTH) {
      return HIDDEN;
    }
    return part.substring(0, part.offsetByCodePoints(0, 1)) + HIDDEN;
  }

  /** How many digits; -1 if anything but digits and those separators is in the text. */
  private static int digitsAmong(String text, String separators) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (separators.indexOf(c) < 0) {
        return -1;
      }
    }
    return digits;
  }

  private static String hideDigits(String text, int hidden) {
    StringBuilder masked = new StringBuilder(text.length());
    int left = hidden;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hide = Ascii.isDigit(c) && left-- > 0;
      masked.append(hide ? STAR : c);
    }
    return masked.toString();
  }

  private static String stars(int count) {
    return "*".repeat(Math.min(count, LONGEST_RUN));
  }
}
